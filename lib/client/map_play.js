// Play: the days of a choice one after the other. The browser draws each of them itself, the server does not run.

import { day as dayOf } from "./choice.js";
import { make } from "./dom.js";
import { still } from "./glide.js";
import { node } from "./glyph.js";
import { say } from "./words.js";

const MODES = ["one", "three", "seven", "fourteen", "all"];
const SPAN = { one: 1, three: 3, seven: 7, fourteen: 14, all: Infinity }; // days that a mode shows, up to the present one
const SPEEDS = [1, 2, 5, 10, 30]; // days a second
const FORMAT = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const HIGH = 36; // px of the strip

// `space` is where the space key plays; `changed` hears of each new day. `shown` leaves of some records, whose last two
// items are their first and last day, those of the present day.
export function player(space, changed) {
  const state = { at: null, running: false, days: 0, since: 0, swept: false };
  const parts = built(state, { go, toggle, whole, redraw });

  function bounds() {
    return [state.at - (state.swept ? Infinity : SPAN[parts.mode.value]) + 1, state.at];
  }

  function shown(records) {
    if (state.at === null) return records;
    const [low, high] = bounds();
    return records.filter((record) => record.at(-2) <= high && record.at(-1) >= low);
  }

  function go(at) {
    state.at = at === null ? null : Math.min(Math.max(at, 0), state.days - 1);
    redraw();
  }

  function redraw() {
    told(parts, state, bounds());
    changed();
  }

  function whole() {
    state.running = false;
    go(null);
  }

  // Where a reader wants less motion, playing is one step.
  function toggle() {
    if (still()) return go(state.at === null ? 0 : state.at + 1);
    state.running = !state.running;
    if (!state.running) return redraw();
    const from = state.at === null || state.at === state.days - 1 ? 0 : state.at;
    const started = performance.now();
    go(from);
    return requestAnimationFrame(function next(now) {
      if (!state.running) return;
      const at = from + Math.floor(((now - started) * Number(parts.speed.value)) / 1000);
      if (at >= state.days) state.running = false;
      if (at !== state.at) go(at);
      if (state.running) requestAnimationFrame(next);
    });
  }

  const onSpace = (event) => {
    if (event.key !== " " || event.target.matches("button, select, input:not([type=range])")) return;
    event.preventDefault();
    toggle();
  };
  [space, parts.element].forEach((element) => element.addEventListener("keydown", onSpace));

  return {
    element: parts.element,
    shown,
    stop: () => { state.running = false; },
    // The days up to a share of the choice; all of them at its end.
    sweep(share) {
      const at = share < 1 ? Math.round(share * (state.days - 1)) : null;
      if (at === state.at) return;
      Object.assign(state, { at, swept: at !== null, running: false });
      redraw();
    },
    paint(data) {
      const [since, until] = [dayOf(data.since), dayOf(data.until)];
      const days = until - since + 1;
      parts.element.hidden = Boolean(data.small) || days < 2;
      if (state.drawn === data.drawn) return;
      Object.assign(state, { drawn: data.drawn, since, days, at: null, running: false, words: data.words });
      parts.range.max = days - 1;
      worded(parts, data.words);
      strip(parts.svg, data.tempo);
      parts.hint.textContent = data.weeks ? data.words.play_weeks : "";
      told(parts, state, bounds());
    },
  };
}

function built(state, { go, toggle, whole, redraw }) {
  const button = (act) => make("button", { type: "button", class: "et-button", on: { click: act } });
  const step = (days) => button(() => {
    state.running = false;
    go(state.at === null ? (days > 0 ? 0 : state.days - 1) : state.at + days);
  });
  const parts = { play: button(toggle), back: step(-1), forward: step(1), whole: button(whole), words: {} };
  parts.mode = make("select", { class: "et-button", on: { change: () => (state.at === null ? null : redraw()) } });
  parts.speed = make("select", { class: "et-button" });
  parts.hint = make("span", { class: "et-hint" });
  parts.said = make("output", { class: "et-play-day" });
  parts.svg = node("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
  parts.range = make("input", { type: "range", min: 0, step: 1, on: { input: () => {
    state.running = false;
    go(Number(parts.range.value));
  } } });
  const track = make("div", { class: "et-play-track" }, parts.svg, parts.range);
  parts.element = make("div", { class: "et-play", role: "group" },
    make("div", { class: "et-controls" }, parts.back, parts.play, parts.forward, parts.mode, parts.speed, parts.whole, parts.said, parts.hint), track);
  return parts;
}

function worded(parts, words) {
  parts.words = words;
  parts.element.setAttribute("aria-label", words.play);
  parts.range.setAttribute("aria-label", words.play_day);
  for (const [name, sign] of [["back", "‹"], ["forward", "›"]]) {
    parts[name].textContent = sign;
    parts[name].setAttribute("aria-label", words[`play_${name}`]);
  }
  parts.whole.textContent = words.play_whole;
  const [mode, speed] = [parts.mode.value || "seven", parts.speed.value || "5"];
  parts.mode.replaceChildren(...MODES.map((value) => make("option", { value, text: words[`play_${value}`], selected: value === mode })));
  parts.mode.setAttribute("aria-label", words.play_mode);
  parts.speed.replaceChildren(...SPEEDS.map((value) => make("option", { value, text: say(words.play_speed, { n: value }), selected: String(value) === speed })));
  parts.speed.setAttribute("aria-label", words.play_speeds);
}

// What the player says: its button, the day, and the days of the strip that are on the map.
function told({ play, range, said, svg, whole, words }, { at, running, since, days }, [low, high]) {
  play.textContent = still() ? words.play_step : running ? words.pause : words.play;
  whole.disabled = at === null;
  range.value = at ?? days - 1;
  said.textContent = at === null ? words.play_off : FORMAT.format(new Date((since + at) * 86400000)).replace(",", "");
  range.setAttribute("aria-valuetext", said.textContent);
  const window = svg.querySelector(".et-play-window");
  if (!window) return;
  const first = Math.max(low, 0);
  window.setAttribute("x", first);
  window.setAttribute("width", at === null ? 0 : high - first + 1);
}

// Words above the line, deeds below it, by the day, as on the timeline.
function strip(svg, { words, deeds }) {
  const days = words.length;
  const unit = HIGH / 2 / Math.max(1, ...words, ...deeds);
  svg.setAttribute("viewBox", `0 0 ${days} ${HIGH}`);
  const bar = (x, y, height, fill) => (height ? [node("rect", { x: x + 0.1, y, width: 0.8, height, fill })] : []);
  svg.replaceChildren(
    node("rect", { class: "et-play-window", x: 0, y: 0, width: 0, height: HIGH, fill: "var(--accent)", "fill-opacity": 0.2 }),
    ...words.flatMap((n, x) => bar(x, HIGH / 2 - n * unit, n * unit, "var(--muted)")),
    ...deeds.flatMap((n, x) => bar(x, HIGH / 2, n * unit, "var(--ink)")));
}
