// Libraries of others, each run once. The server puts the one that a page needs into its head, to run while the front
// end still starts; another page asks for it when its view is drawn.

import { library } from "./ask.js";
import { make } from "./dom.js";

const loaded = new Map();

function script(name, result) {
  if (!loaded.has(name)) loaded.set(name, ran(name, result));
  return loaded.get(name);
}

async function ran(name, result) {
  const src = await library(name);
  if (result()) return result();
  const known = [...document.scripts].find((element) => element.src === src);
  const element = known ?? make("script", { src, async: true });
  await new Promise((done, failed) => {
    element.addEventListener("load", done);
    element.addEventListener("error", () => failed(new Error(`${name} did not load`)));
    if (!known) document.head.append(element);
  });
  return result();
}

export const plotly = () => script("plotly.js", () => window.Plotly);
export const deck = () => script("deck.js", () => window.deck);
