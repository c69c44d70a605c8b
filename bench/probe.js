// Runs in every measured page before its own scripts: when the page was last active, what a change was begun by, and
// when the first marks stood. A frame counts as active until it is painted.
(() => {
  const QUIET = 300; // ms without activity after which a page has settled
  const STALLED = 120; // ms between two looks: more means that the page was busy
  const PATIENCE = 900_000; // ms: a first visit reads and checks all data
  const bench = { last: 0, input: 0, start: 0, sent: false, shown: 0, released: 0, marks: 0 };
  const painted = new MessageChannel();
  let waiting = false;

  const active = () => {
    bench.last = performance.now();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => painted.port2.postMessage(0));
  };
  painted.port1.onmessage = () => {
    waiting = false;
    bench.last = performance.now();
    if (!bench.shown && document.querySelector(window.benchMarks)) bench.shown = bench.last;
  };

  new MutationObserver(active).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  // The marks of a timeline stand when the frame is painted in which it says of which days they are.
  const settled = new MessageChannel();
  settled.port1.onmessage = () => { bench.marks ||= performance.now() - bench.released; };
  new MutationObserver(() => {
    if (bench.released && !bench.marks) requestAnimationFrame(() => settled.port2.postMessage(0));
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-marks"] });
  addEventListener("pointerup", (event) => { bench.released = event.timeStamp; }, true);

  const before = (prototype, name, act) => {
    const own = prototype[name];
    prototype[name] = function (...given) {
      act();
      return own.apply(this, given);
    };
  };
  const gl = ["clear", "drawArrays", "drawElements"];
  for (const name of gl) before(WebGLRenderingContext.prototype, name, active);
  for (const name of [...gl, "drawArraysInstanced", "drawElementsInstanced"]) before(WebGL2RenderingContext.prototype, name, active);
  for (const name of ["fill", "stroke", "fillRect", "clearRect", "fillText", "drawImage"]) before(CanvasRenderingContext2D.prototype, name, active);

  // A change begins with the key or the mouse button after which the page first writes to its server.
  for (const type of ["keydown", "mousedown", "mouseup", "click"]) {
    addEventListener(type, (event) => { bench.input = event.timeStamp; }, true);
  }
  before(WebSocket.prototype, "send", () => {
    if (!bench.sent) bench.start = bench.input;
    bench.sent = true;
  });

  const stamp = () => {
    const query = new URLSearchParams(location.search);
    query.delete("v");
    query.delete("record");
    return query.toString();
  };
  const state = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  const drawn = () => [...document.querySelectorAll("[data-drawn]")].every((view) => new URLSearchParams(view.dataset.drawn.split("#")[0]).toString() === stamp());

  const until = (ready, result) => new Promise((done, failed) => {
    const begun = performance.now();
    let looked = begun;
    const look = () => {
      const now = performance.now();
      if (now - looked > STALLED) bench.last = now;
      looked = now;
      if (ready(now)) done(result());
      else if (now - begun > PATIENCE) failed(new Error(`not settled: script ${state()}, sent ${bench.sent}, drawn ${drawn()}, ${location.search}`));
      else setTimeout(look, 40);
    };
    look();
  });
  const quiet = (now) => !waiting && state() === "notRunning" && drawn() && now - bench.last >= QUIET;

  let address = "";
  window.bench = {
    arm() {
      bench.sent = false;
      bench.released = bench.marks = 0;
      address = location.search;
    },
    changed: () => until((now) => bench.sent && location.search !== address && quiet(now), () => bench.last - bench.start),
    marked: () => bench.marks,
    opened: () => until((now) => bench.shown && quiet(now), () => bench.shown),
  };
})();
