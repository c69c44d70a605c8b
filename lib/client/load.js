// Libraries of others, each run once. The server puts the one that a page needs into its head, to run while the front
// end still starts; another page asks for it when its view is drawn.

import { make } from "./dom.js";

const loaded = new Map();

function script(name, result) {
  if (!loaded.has(name)) {
    const src = new URL(name, import.meta.url).href;
    const waiting = new Promise((done, failed) => {
      if (result()) return done(result());
      const known = [...document.scripts].find((element) => element.src === src);
      const element = known ?? make("script", { src, async: true });
      element.addEventListener("load", () => done(result()));
      element.addEventListener("error", () => failed(new Error(`${name} did not load`)));
      if (!known) document.head.append(element);
    });
    loaded.set(name, waiting);
  }
  return loaded.get(name);
}

export const plotly = () => script("./plotly.js", () => window.Plotly);
export const deck = () => script("./deck.js", () => window.deck);
