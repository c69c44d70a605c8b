// The claims about a record side by side, one table for each thing that is claimed.

import { make } from "./dom.js";

export function claims(things, words) {
  return make("section", { class: "et-claims" }, make("h3", { text: words.claims }), ...things.map((one) => thing(one, words)), make("p", { class: "et-hint", text: words.accepted }));
}

function thing({ about, differ, claims: rows }, words) {
  const head = [words.value, words.by, words.seen, words.grade].map((text) => make("th", { scope: "col", text }));
  return make("div", { class: "et-thing" },
    make("h4", { text: about }),
    differ ? make("p", { class: "et-hint", text: differ }) : null,
    make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows.flatMap((one) => claim(one, words)))));
}

function claim({ value, by, publisher, url, published, grade, grade_words, accepted, note }, words) {
  const page = url ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: publisher }) : publisher;
  const row = make("tr", { class: accepted ? "et-accepted" : "" },
    make("td", {}, value, accepted ? make("span", { class: "et-hint", text: ` ${words.shown}`, title: words.shown_why }) : null),
    make("td", { text: by }),
    make("td", {}, page, make("span", { class: "et-hint", text: ` ${published}` })),
    make("td", { title: grade_words, text: grade }));
  return note ? [row, make("tr", { class: "et-why" }, make("td", { colspan: 4, text: note }))] : [row];
}
