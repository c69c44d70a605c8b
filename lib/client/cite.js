// A record's permanent link and citations: copied by a press, and written out below for where copying is not allowed.

import { copied, make, safe } from "./dom.js";

export function cite({ link, cite: formats }, words) {
  const text = make("textarea", { class: "et-citation", readonly: true, rows: 4, hidden: true, "aria-label": words.cite });
  const told = make("p", { class: "et-hint", role: "status" });
  const copy = async (what) => {
    text.hidden = false;
    text.value = what;
    text.select();
    told.textContent = (await copied(what)) ? words.copied : words.mark_it;
  };
  const button = (name, what) => make("button", { type: "button", class: "et-button", text: words[name], on: { click: () => copy(what()) } });
  return make("section", { class: "et-cite" },
    make("h3", { text: words.cite }),
    make("div", { class: "et-controls" },
      button("copy_link", () => safe(link)),
      ...Object.entries(formats).map(([name, format]) => button(name, () => filled(format, link)))),
    told, text);
}

// A citation with what only the browser knows: this record's address, and the day.
function filled(format, link) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const said = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return format.replaceAll("RECORDADDRESS", safe(link)).replaceAll("ACCESSEDDAY", day).replaceAll("ACCESSEDWORDS", said);
}
