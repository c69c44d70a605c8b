// The page of who follows a presenter: draws the step that the server tells, and lets it stand where the server is lost.

import { make } from "./dom.js";
import { sized, stage } from "./stage.js";
import { follow as followScheme } from "./theme.js";
import { say } from "./words.js";

const SILENCE = 25_000; // ms without a sign of life, after which the server counts as lost: it gives one every 10 s
const PAUSE = 3_000; // ms until a server that did not answer is asked again

const { room, words: catalogue } = document.body.dataset;
const words = JSON.parse(catalogue);
const address = new URL(`api/room/${room}`, document.baseURI).href;
const own = { data: null, edition: "", step: null, begun: false, latest: null, loading: false, stage: null, before: null, source: null, silence: 0, pause: 0, away: false };
const [holder, caption, place, status, blank] = ["div", "span", "span", "span", "div"].map((tag) => make(tag));

function build() {
  holder.className = "et-follow-holder";
  caption.className = "et-present-caption";
  status.className = "et-follow-status";
  status.setAttribute("role", "status");
  place.className = "et-present-place";
  place.setAttribute("aria-live", "polite");
  blank.className = "et-present-blank";
  blank.hidden = true;
  const foot = make("div", { class: "et-present-foot" }, caption, status, place);
  const overlay = make("main", { class: "et-present et-view et-follow" }, holder, foot, blank);
  holder.append(make("p", { class: "et-follow-waiting", text: words.loading }));
  document.body.replaceChildren(overlay);
  sized(overlay);
  return overlay;
}

// What is said stands in the foot, which keeps its height: no step is drawn anew for it.
function tell(text) {
  status.textContent = text || words.follows;
  overlay.classList.toggle("et-said-now", Boolean(text));
}

// The steps are asked for once, and again only where the presenter has changed them. Of states that come meanwhile the
// last one counts.
async function told(state) {
  own.latest = state;
  if (own.loading) return;
  own.loading = true;
  try {
    while (own.edition !== own.latest.edition) await load(own.latest.edition);
    show(own.latest);
  } catch {
    refused();
  }
  own.loading = false;
}

async function load(edition) {
  const answer = await fetch(`${address}/briefing.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  own.data = await answer.json();
  own.before ??= own.stage; // stands until the new one is drawn
  own.stage = stage(own.data.steps, () => tell(own.data.words.no_card));
  Object.assign(own, { edition, step: null });
  document.title = own.data.title;
}

function show({ step, blank: dark }) {
  blank.hidden = !dark;
  if (step === own.step || (!step && own.begun)) return; // a server that was started anew is told the step next
  const { data, stage: drawn } = own;
  Object.assign(own, { step, begun: step > 0 });
  if (!step) {
    holder.replaceChildren(make("div", { class: "et-follow-waiting" }, make("h1", { text: data.title }), make("p", { text: words.waiting })));
  } else {
    const { caption: said, version } = data.steps[step - 1];
    if (!drawn.element.isConnected) holder.replaceChildren(drawn.element, drawn.card);
    drawn.show(step - 1);
    own.before?.stop();
    own.before = null;
    caption.textContent = `${said}. ${version}.`;
    place.textContent = say(data.words.step, { n: step, all: data.steps.length });
  }
  overlay.dataset.step = String(step);
}

function alive() {
  clearTimeout(own.silence);
  own.silence = setTimeout(refused, SILENCE);
  if (own.away) tell(words.back);
  own.away = false;
}

// Between steps the server gives a sign of life: what is said below the step has stood long enough then.
function beaten() {
  if (!own.away) tell("");
  alive();
}

function gone(said) {
  own.away = true;
  tell(said);
}

function over() {
  stop();
  blank.hidden = true;
  tell(words.over);
}

function stop() {
  clearTimeout(own.silence);
  clearTimeout(own.pause);
  own.source?.close();
}

// A stream that breaks is asked for again by the browser itself; one that is refused by us, and the refusal says why.
function connect() {
  stop();
  const source = new EventSource(address);
  own.source = source;
  own.silence = setTimeout(refused, SILENCE);
  source.addEventListener("state", ({ data }) => {
    alive();
    told(JSON.parse(data));
  });
  source.addEventListener("beat", beaten);
  source.addEventListener("end", over);
  source.addEventListener("error", () => (source.readyState === EventSource.CLOSED ? refused() : gone(words.lost)));
}

function refused() {
  stop();
  gone(words.lost);
  own.pause = setTimeout(again, PAUSE);
}

async function again() {
  const leave = new AbortController();
  try {
    const { ok, status } = await fetch(address, { signal: leave.signal });
    leave.abort();
    if (ok) return connect();
    gone(status === 404 ? words.missing : words.full);
  } catch {
    gone(words.lost);
  }
  own.pause = setTimeout(again, PAUSE);
  return undefined;
}

const overlay = build();
tell("");
followScheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", followScheme);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && own.stage) own.stage.card.hidden = true;
});
connect();
