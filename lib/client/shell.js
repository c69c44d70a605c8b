// What every page needs once: the colours of the scheme, also when the reader changes it.

import { follow } from "./theme.js";

let watched = null;

export function draw() {
  follow();
  const app = document.querySelector(".stApp");
  if (app && app !== watched) {
    watched = app;
    new MutationObserver(() => requestAnimationFrame(follow)).observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  }
}
