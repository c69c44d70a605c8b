// One short hover card a view; it never leaves the window and holds text only.

import { make } from "./dom.js";

export function tooltip(view) {
  const box = make("div", { class: "et-tip", role: "status", hidden: true });
  view.append(box);
  return {
    show(content, event) {
      if (!content) return;
      box.replaceChildren(make("strong", { text: content.title }), ...content.lines.filter(Boolean).map((text) => make("div", { text })));
      box.hidden = false;
      const { clientX, clientY } = event;
      const { width, height } = box.getBoundingClientRect();
      const left = clientX + 14 + width > window.innerWidth ? clientX - 14 - width : clientX + 14;
      const top = clientY + 14 + height > window.innerHeight ? clientY - 14 - height : clientY + 14;
      box.style.left = `${Math.max(4, left)}px`;
      box.style.top = `${Math.max(4, top)}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}
