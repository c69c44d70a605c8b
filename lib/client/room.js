// The talk that others follow: opened by the presenter, told of each step, ended by the presenter. Its token stays in this tab.

import { copied, make } from "./dom.js";
import { say } from "./words.js";

const KEY = "escalation.room";
const SIGN = 10_000; // ms between two signs that the presenter is there
const OWN = /^(localhost|127\.|\[)/; // hosts that other machines do not reach

const own = { talk: JSON.parse(sessionStorage.getItem(KEY) || "null"), words: null, source: "", wanted: {}, busy: false, again: false, ending: false, away: false, followers: 0, timer: 0 };
const face = {};

// The button that opens a talk, and below it what an open one shows; `source` is the briefing that followers are to see.
export function panel(words, source) {
  Object.assign(own, { words, source });
  if (!face.open) build();
  clearInterval(own.timer);
  own.timer = setInterval(send, SIGN);
  send();
  paint();
  return [make("span", { class: "et-key" }, face.open, face.said), face.opened];
}

// The line of the presenter's foot: the address and how many follow.
export function foot() {
  return face.foot ?? null;
}

// Tells followers the step and whether the screen is blank; a briefing that was changed since goes before it.
export function tell(state) {
  own.wanted = state;
  if (own.talk) own.talk.stale ||= own.talk.source !== own.source;
  send();
}

function build() {
  const { words } = own;
  const button = (text, act) => make("button", { type: "button", class: "et-button", text, on: { click: act } });
  face.open = button(words.open, begin);
  face.said = make("span", { class: "et-hint", role: "status" });
  face.address = make("a", { class: "et-room-address", target: "_blank", rel: "noopener" });
  face.copy = button(words.copy, copy);
  face.followers = make("span", { class: "et-room-followers" });
  face.end = button(words.end, end);
  face.copied = make("span", { class: "et-hint", role: "status" });
  face.here = make("p", { class: "et-hint", text: words.here });
  face.opened = make("div", { class: "et-room" }, make("div", { class: "et-controls" }, make("span", { text: words.lead }), face.address, face.copy, face.copied, face.followers, face.end), face.here);
  face.foot = make("span", { class: "et-present-room" });
}

function paint() {
  const { talk, words, away, followers } = own;
  const address = talk ? new URL(`room/${talk.code}`, document.baseURI) : null;
  const count = away ? words.away : say(words.followers, { n: followers });
  face.open.disabled = Boolean(talk); // it keeps its place: nothing slides below a second press
  face.opened.hidden = !talk;
  face.here.hidden = !OWN.test(window.location.hostname);
  face.address.textContent = address?.href ?? "";
  face.address.href = address?.href ?? "";
  face.followers.textContent = count;
  face.foot.textContent = talk ? `${address.host}${address.pathname} · ${count}` : "";
}

async function begin() {
  face.said.textContent = face.copied.textContent = "";
  face.open.disabled = true;
  own.wanted = {}; // what was presented before is nobody's
  try {
    await open();
    await send();
    face.end.focus();
  } catch (error) {
    face.said.textContent = error.said ? say(own.words.refused, { said: error.said }) : own.words.gone;
  }
  face.open.disabled = false;
  paint();
}

async function open() {
  const { source, talk } = own;
  const { code, token } = await post("api/room", source, talk?.token);
  keep({ code, token, source });
}

async function end() {
  own.ending = true;
  try {
    await post(`api/room/${own.talk.code}`, JSON.stringify({ end: true }), own.talk.token);
    keep(null);
  } catch (error) {
    own.away = !error.status;
    if (error.status) keep(null);
  }
  own.ending = false;
  paint();
  if (!own.talk) face.open.focus();
}

// One request at a time; what changes meanwhile goes with the next. A server that was started anew is given the talk again.
async function send() {
  own.again = true;
  if (own.busy) return;
  own.busy = true;
  while (own.again && own.talk) {
    own.again = false;
    try {
      const { followers } = await told();
      Object.assign(own, { followers, away: false });
    } catch {
      own.away = true;
    }
    paint();
  }
  own.busy = false;
}

async function told() {
  const state = () => post(`api/room/${own.talk.code}`, JSON.stringify(own.wanted), own.talk.token);
  try {
    if (own.talk.stale) await open();
    return await state();
  } catch (error) {
    if (error.status !== 404 || own.ending || !own.talk) throw error;
    await open();
    return state();
  }
}

function keep(talk) {
  own.talk = talk;
  sessionStorage.setItem(KEY, JSON.stringify(talk));
}

async function post(path, body, token) {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(new URL(path, document.baseURI), { method: "POST", headers, body });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status, said: told.detail });
  return told;
}

async function copy() {
  if (await copied(face.address.href)) face.copied.textContent = own.words.copied;
  else getSelection().selectAllChildren(face.address);
}
