// What every page needs once: the colours of the scheme, also when the reader changes it.

import { follow } from "./theme.js";

let watched = null;

// A day that is typed counts when focus leaves its field; here Enter moves it to the next control.
function enter({ key, target }) {
  const field = target.closest?.('[data-testid="stDateInput"]');
  if (key !== "Enter" || !field || target.getAttribute("role") !== "spinbutton") return;
  const controls = [...document.querySelectorAll(".st-key-filters :is(input, button, [role=spinbutton])")];
  const last = controls.findLastIndex((control) => field.contains(control));
  controls[last + 1]?.focus();
}

document.addEventListener("keydown", enter, true);

export function draw() {
  follow();
  const app = document.querySelector(".stApp");
  if (app && app !== watched) {
    watched = app;
    new MutationObserver(() => requestAnimationFrame(follow)).observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  }
}
