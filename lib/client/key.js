// The signs of a timeline: those of all views, then bars, strips and signs of doubt, the series below, the chapters whose
// titles did not fit. It is written anew only where it changes.

import { choose } from "./brush.js";
import { make } from "./dom.js";
import { entry, legend } from "./legend.js";
import { say } from "./words.js";

export function key(element) {
  let written = "";
  return (parts, chapters) => {
    const { data } = parts;
    const untitled = chapters.filter(({ text, title }) => text && text !== title);
    const state = JSON.stringify([data.legend, data.series?.colours, data.look.lanes, data.small, untitled.map(({ n }) => n)]);
    if (state === written) return;
    written = state;
    const sides = data.look.lanes === "side" && !data.small ? {} : data.legend.sides; // else each lane says its side
    element.replaceChildren(...legend({ ...data.legend, sides }), ...signs(data), ...untitled.map((one) => chapter(parts, one)));
  };
}

function signs({ legend: { words }, series }) {
  const sign = (name, text = "") => make("span", { class: `et-sign et-sign-${name}`, text });
  const bars = ["soft", "long"].map((name) => entry(sign(name), words[`legend_${name}`]));
  const strip = entry(sign("strip", "+9"), words.legend_strip);
  const plain = ["contested", "pale"].map((name) => make("span", { class: "et-key", text: words[`legend_${name}`] }));
  const measured = Object.entries(series?.colours ?? {}).map(([region, paint]) => entry(make("span", { class: "et-swatch", style: `background: ${paint}` }), say(words.legend_series, { region })));
  const gaps = measured.length ? ["unobserved", "exercise"].map((name) => entry(sign(name), words[`legend_${name}`])) : [];
  return [...bars, strip, ...plain, ...measured, ...gaps];
}

function chapter(parts, { n, title, first, last }) {
  return make("button", { type: "button", class: "et-link et-key", text: `${n + 1} ${title}`, on: { click: () => choose(parts, first, last) } });
}
