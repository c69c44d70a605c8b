// The card of a record in a page that is one file: what Python made of it, and its place among the chosen records.

import { say } from "./words.js";

const served = ["http:", "https:"].includes(document.location.protocol);

// The address of a record: in the dashboard that the file is from, else in the file itself where a server has it.
function linked({ at }, link) {
  return at ? `${at}${link}` : served ? link : "";
}

// `chosen` are places among the keys of the shelf; `why` says why a record is not among them.
export function card(shelf, chosen, key, why) {
  const { keys, cards, words } = shelf;
  const record = cards[key];
  if (!record) return { record: null, none: words.none, words, drawn: key };
  const at = chosen.indexOf(keys.indexOf(key));
  const place = at < 0
    ? { previous: "", next: "", position: "", hidden: why }
    : { previous: keys[chosen[at - 1]] ?? "", next: keys[chosen[at + 1]] ?? "", position: say(words.position, { n: at + 1, all: chosen.length }), hidden: "" };
  return { record: { ...record, ...place, link: linked(shelf, record.link) }, words, drawn: key };
}
