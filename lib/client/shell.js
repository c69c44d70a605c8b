// What every page needs once: the colours of the scheme, and the keys that walk and close the open card.

import { follow } from "./theme.js";
import { make } from "./dom.js";

function styles() {
  for (const name of ["./theme.css", "./page.css"]) {
    const href = new URL(name, import.meta.url).href;
    if (!document.querySelector(`link[href="${href}"]`)) {
      document.head.append(make("link", { rel: "stylesheet", href }));
    }
  }
}

let watched = null;

export function draw() {
  styles();
  follow();
  const app = document.querySelector(".stApp");
  if (app && app !== watched) {
    watched = app;
    new MutationObserver(() => requestAnimationFrame(follow)).observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  }
}
