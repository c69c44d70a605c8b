// A view's own style sheet, asked for once.

import { make } from "./dom.js";

export function styles(name) {
  const href = new URL(`./${name}.css`, import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) document.head.append(make("link", { rel: "stylesheet", href }));
}
