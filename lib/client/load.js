// Libraries of others, each run once and one after the other: both look for an AMD loader while they start.
// They are fetched side by side; only their running waits.

import { make } from "./dom.js";

let last = Promise.resolve();
const loaded = new Map();

function script(name, before, after) {
  if (!loaded.has(name)) {
    const src = new URL(name, import.meta.url).href;
    document.head.append(make("link", { rel: "preload", as: "script", href: src }));
    const run = () =>
      new Promise((done, failed) => {
        const element = document.createElement("script");
        before();
        element.src = src;
        element.onload = () => done(after());
        element.onerror = () => failed(new Error(`${name} did not load`));
        document.head.append(element);
      });
    last = last.then(run, run);
    loaded.set(name, last);
  }
  return loaded.get(name);
}

export function plotly() {
  return script("./plotly.js", () => {}, () => window.Plotly);
}

// pydeck's bundle is an AMD module: it hands its factory to window.define, which must be gone when the factory runs.
export function deck() {
  let made;
  const define = (_, factory) => {
    if (!document.currentScript?.src.endsWith("/deck.js")) return; // another library's, which looks for a loader too
    delete window.define;
    made = factory();
  };
  define.amd = true;
  return script("./deck.js", () => { window.define = define; }, () => made);
}
