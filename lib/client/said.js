// One statement of the feed, and a day between statements with what was done on it.

import { cited, make, marked, recordLink } from "./dom.js";
import { say } from "./words.js";

export function statement({ component, base, words, n }, place, { key, title, side, when, maybe, who, where, does, summary, said = [], links = [], sources }) {
  const link = (to, text, options) => recordLink(component, to, `${base}&record=${encodeURIComponent(to)}`, text, options);
  return make("article", { class: "et-said", "data-key": key, "aria-posinset": place, "aria-setsize": n, "aria-label": `${title.join("")}, ${when}`, style: `border-color: var(--side-${side})` },
    make("div", { class: "et-said-by" },
      make("h4", {}, link(key, marked(title), { "data-focus": `said-${key}` })),
      make("p", { class: "et-when", text: when }),
      maybe ? make("p", { class: "et-hint", text: maybe }) : null,
      make("p", { class: "et-hint", text: who }),
      make("p", { class: "et-hint", text: where }),
      make("p", { class: "et-hint et-does", text: does })),
    make("div", { class: "et-said-what" },
      make("p", {}, marked(summary)),
      said.length ? make("div", { class: "et-words" }, ...said.map(quote)) : null,
      links.length ? make("dl", { class: "et-facts" }, ...links.flatMap(({ name, to }) => relation(link, name, to))) : null,
      make("ul", { class: "et-said-sources", "aria-label": words.sources }, ...sources.map(source))));
}

export function day({ component, base, words }, { day: text, acts, more }) {
  const act = ([key, side, hollow, title]) => make("li", { "data-key": key },
    make("span", { class: `et-act-sign${hollow ? " et-hollow" : ""}`, style: `--side: var(--side-${side})`, "aria-hidden": "true" }),
    recordLink(component, key, `${base}&record=${encodeURIComponent(key)}`, title));
  return make("div", { class: "et-day" },
    make("h3", { text }),
    acts.length ? make("ul", { class: "et-acts", "aria-label": say(words.acts, { day: text }) }, ...acts.map(act), more ? make("li", { class: "et-hint", text: more }) : null) : null);
}

function quote({ text, language, kind }) {
  return make("figure", { class: "et-quote" }, make("blockquote", { lang: language }, marked(text)), make("figcaption", { text: kind }));
}

function relation(link, name, to) {
  const value = make("dd");
  to.forEach(([key, text], i) => value.append(i ? " · " : "", link(key, text)));
  return [make("dt", { text: name }), value];
}

function source(page) {
  return make("li", {}, ...cited(page));
}
