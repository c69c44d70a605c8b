// Runs in a page that presents: the ms from a key to the frame in which what it asked for stands.
(() => {
  const painted = new MessageChannel();
  const frame = () => new Promise((done) => {
    painted.port1.onmessage = () => done(performance.now());
    requestAnimationFrame(() => painted.port2.postMessage(0));
  });
  const shown = () => document.querySelector(".et-step.et-shown");
  const whole = (step) => [...step.querySelectorAll(".et-present-part")].every((part) => part.querySelector("[data-drawn]"));
  const pressed = () => new Promise((done) => addEventListener("keydown", (event) => done(event.timeStamp), { capture: true, once: true }));
  const when = async (is) => { // the frame before which it was so is the one that was painted with it
    for (;;) {
      const at = await frame();
      if (is()) return at;
    }
  };
  window.presenting = {
    async step() {
      const before = shown();
      const start = await pressed();
      return (await when(() => shown() !== before && whole(shown()))) - start;
    },
    async blank() {
      const start = await pressed();
      return (await when(() => document.querySelector(".et-present-blank:not([hidden])"))) - start;
    },
    ready: () => when(() => [...document.querySelectorAll(".et-step")].every(whole)),
  };
})();
