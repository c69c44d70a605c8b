// An article, claim by claim: what it says, the verdict, what was found, the record and its sources.

import { cited, current, make, painted, recordLink } from "./dom.js";
import { say } from "./words.js";

export function draw(component) {
  const view = painted(component, "checked", paint, ["selected"]);
  const { drawn, selected } = component.data;
  current(view.querySelectorAll(".et-rests"), (item) => item.dataset.record === selected);
  view.dataset.drawn = drawn;
}

function paint(view, { title, article, verdicts, items, base, words }) {
  view.replaceChildren(
    make("h2", { text: title }),
    ...article.map((one) => make("p", {}, ...cited(one))),
    items.length ? make("p", { text: words.lead }) : "",
    make("ul", { class: "et-verdicts" }, ...verdicts.map(({ verdict, sign, n }) => make("li", { "data-verdict": verdict, text: say(words.verdict, { sign, verdict, n }) }))),
    make("ol", { class: "et-checks" }, ...items.map((item) => check(view, base, item, words))));
}

function check(view, base, { number, verdict, sign, says, records }, words) {
  return make("li", { class: "et-check", "data-verdict": verdict, value: number },
    make("div", { class: "et-check-head" }, make("span", { class: "et-check-n", text: number }), make("strong", { class: "et-verdict", text: `${sign} ${verdict}` })),
    make("div", { class: "et-check-says" }, make("h3", { text: words.says }), ...says.map((one) => said(one, words))),
    make("div", { class: "et-check-found" }, make("h3", { text: words.found }), ...says.map(({ found }) => make("p", { text: found }))),
    make("div", { class: "et-check-records" }, make("h3", { text: words.record }), ...records.map((one) => record(view, base, one, words))));
}

function said({ about, value, by }, words) {
  return make("p", {}, value, make("span", { class: "et-hint", text: ` ${[about, by && say(words.by, { name: by })].filter(Boolean).join(", ")}` }));
}

function record(view, base, { key, title, summary, when, side, outside, place, map, sources }, words) {
  return make("div", { class: "et-rests", "data-record": key, style: `border-color: var(--side-${side})` },
    recordLink(view.component, key, `${base}&record=${encodeURIComponent(key)}`, title),
    make("span", { class: "et-hint", text: ` ${[when, outside].filter(Boolean).join(", ")}` }),
    make("p", { text: summary }),
    map ? make("p", {}, make("a", { href: map, text: say(words.map, { place }) })) : null,
    make("ul", { class: "et-said-sources", "aria-label": words.sources }, ...sources.map((one) => make("li", {}, ...cited(one)))));
}
