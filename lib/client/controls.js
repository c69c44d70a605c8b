// The controls above the lanes: by what they are laid out, what stands below the days, the scale, and the zoom.

import { follow, zoom, zoomTo } from "./brush.js";
import { make } from "./dom.js";

const SIGNS = { earlier: "‹", zoom_in: "+", zoom_out: "−", later: "›" };

export function controls(parts) {
  const button = (act) => make("button", { type: "button", class: "et-button", on: { click: act } });
  const lanes = make("select", { class: "et-button", on: { change: () => parts.send({ lanes: lanes.value }) } });
  const named = make("label", { class: "et-hint" });
  const series = make("span", { class: "et-panel-picks", role: "group" });
  const pan = (part) => () => {
    const { from, to } = parts.frame;
    zoomTo(parts, from + (to - from) * part, to + (to - from) * part);
  };
  const buttons = {
    earlier: button(pan(-0.5)),
    zoom_in: button(() => zoom(parts, 0.5)),
    zoom_out: button(() => zoom(parts, 2)),
    later: button(pan(0.5)),
    fit: button(() => {
      parts.range = null;
      parts.redraw();
      follow(parts);
    }),
  };
  const hint = make("span", { class: "et-hint et-aside" });
  const element = make("div", { class: "et-controls" }, named, ...Object.values(buttons), series, hint);
  return {
    element,
    hintElement: hint,
    hint: (text) => { hint.textContent = text; },
    paint({ data, range }, narrow) {
      const { words, look } = data;
      element.hidden = data.small;
      hint.hidden = data.small;
      if (narrow && !element.contains(hint)) element.append(hint);
      if (element.dataset.look === JSON.stringify([look, data.series?.shown, range])) return;
      element.dataset.look = JSON.stringify([look, data.series?.shown, range]);
      named.replaceChildren(`${words.lanes} `, lanes);
      lanes.replaceChildren(...Object.entries(words.grouped).filter(([name]) => !name.includes("_")).map(([value, text]) => make("option", { value, text, selected: value === look.lanes })));
      for (const [name, one] of Object.entries(buttons)) {
        one.textContent = SIGNS[name] ?? words[name];
        one.title = words[name];
        one.setAttribute("aria-label", words[name]);
      }
      buttons.fit.disabled = !range;
      series.replaceChildren(...picks(parts, data));
      series.setAttribute("aria-label", words.panels);
    },
  };
}

function picks(parts, { series, look, words }) {
  if (!series) return [];
  const shown = new Set(series.shown);
  const flip = (name) => () => {
    const now = Object.keys(series.offered).filter((other) => shown.has(other) !== (other === name));
    parts.send({ series: now });
  };
  const panel = ([name, text]) => make("button", { type: "button", class: "et-button", "aria-pressed": String(shown.has(name)), title: text, text: words[`panel_${name}`], on: { click: flip(name) } });
  const log = make("button", { type: "button", class: "et-button", "aria-pressed": String(look.scale === "log"), text: words.scale, on: { click: () => parts.send({ scale: look.scale === "log" ? "linear" : "log" }) } });
  return [...Object.entries(series.offered).map(panel), shown.size ? log : ""];
}
