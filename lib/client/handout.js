// A briefing as files to hand out: written by the server when asked for, with a way to stop waiting.

import { save } from "./briefing_store.js";
import { make } from "./dom.js";
import { say } from "./words.js";

const FILES = ["briefing.pptx", "briefing.pdf", "handout.pdf", "briefing.html"];

export function handout(source, words) {
  const told = make("div", { class: "et-controls et-handout-state", role: "status" });
  const button = (name) => make("button", { type: "button", class: "et-button", text: words[`file_${name.replace(".", "_")}`], on: { click: () => write(name, source, told, words) } });
  return make("section", { class: "et-handout" }, make("h3", { text: words.hand_out }), make("div", { class: "et-controls" }, ...FILES.map(button)), told);
}

// The briefing's title as the beginning of a file's name.
function titled(source) {
  const words = JSON.parse(source).title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return words ? `${words.slice(0, 60)}-` : "";
}

async function write(name, source, told, words) {
  const stop = new AbortController();
  const cancel = make("button", { type: "button", class: "et-button", text: words.cancel, on: { click: () => stop.abort() } });
  told.replaceChildren(make("progress", { "aria-label": say(words.writing, { file: name }) }), make("span", { text: say(words.writing, { file: name }) }), cancel);
  try {
    const answer = await fetch(`api/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body: source, signal: stop.signal });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    save(await answer.blob(), `${titled(source)}${name}`);
    told.replaceChildren(make("span", { text: say(words.written, { file: name }) }));
  } catch (error) {
    told.replaceChildren(make("span", { text: stop.signal.aborted ? words.cancelled : say(words.not_written, { why: error.message }) }));
  }
}
