// The files of a choice: a table of links, one row a table and one column a format, and examples for programs.

import { copied, make, painted } from "./dom.js";

export function draw(component) {
  const view = painted(component, "files", paint);
  view.dataset.drawn = component.data.drawn;
}

function paint(view, { title, version, endings, tables, whole, pictures, examples, base, words }) {
  const here = new URL(".", document.baseURI).href;
  view.replaceChildren(
    make("h2", { text: title }),
    make("p", { class: "et-hint", text: `${version}. ${words.lead}` }),
    make("h3", { text: words.whole }),
    make("ul", { class: "et-files-whole" }, ...whole.map((file) => make("li", {}, link(file, file.name), make("span", { class: "et-hint", text: ` ${file.label}` })))),
    make("h3", { text: words.by_table }),
    make("section", { class: "et-counted" }, make("div", { class: "et-table", tabindex: 0, role: "region", "aria-label": words.by_table }, matrix(endings, tables, words))),
    make("p", { class: "et-hint", text: words.safe }),
    make("h3", { text: words.pictures }),
    make("ul", { class: "et-files-whole" }, ...pictures.map((file) => make("li", {}, link(file, `${file.label}, ${file.ending}`)))),
    make("h3", { text: words.programs }),
    make("p", {}, words.api, " ", make("a", { href: "api/openapi.json", text: "api/openapi.json" })),
    ...examples.map((one) => example(one, base, here, words)));
}

function link({ href, name }, text) {
  return make("a", { href, download: "", text, "aria-label": name });
}

function matrix(endings, tables, words) {
  const head = make("tr", {}, make("th", { scope: "col", text: words.table }), make("th", { scope: "col", class: "et-number", text: words.rows }), ...endings.map((name) => make("th", { scope: "col", text: name })));
  const rows = tables.map(({ label, n, files }) => make("tr", {},
    make("th", { scope: "row", text: label }), make("td", { class: "et-number", text: n }),
    ...files.map((file) => make("td", {}, file.href ? link(file, file.ending) : make("span", { class: "et-hint", text: "–" })))));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}

function example({ name, text }, base, here, words) {
  const filled = text.replaceAll(base, here);
  const told = make("span", { class: "et-hint", role: "status" });
  const code = make("pre", { class: "et-code", tabindex: 0, "aria-label": name, text: filled });
  const copy = async () => {
    const there = await copied(filled);
    if (!there) document.getSelection().selectAllChildren(code);
    told.textContent = there ? words.copied : words.mark_it;
  };
  return make("section", { class: "et-example" }, make("h4", { text: name }), code, make("div", { class: "et-controls" }, make("button", { type: "button", class: "et-button", text: words.copy, "aria-label": `${words.copy}: ${name}`, on: { click: copy } }), told));
}
