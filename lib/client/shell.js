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

const NARROW = matchMedia("(max-width: 760px)");
let watched = null;
let told = false;

// A phone's width is told to the server, which lays out charts for it.
function tell(component) {
  if (NARROW.matches === told) return;
  told = NARROW.matches;
  component.setStateValue("narrow", told);
}

export function draw(component) {
  styles();
  follow();
  tell(component);
  NARROW.onchange = () => tell(component);
  const app = document.querySelector(".stApp");
  if (app && app !== watched) {
    watched = app;
    new MutationObserver(() => requestAnimationFrame(follow)).observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  }
}
