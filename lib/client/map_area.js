// A box drawn on the map becomes the choice's area; the boxes that are chosen stand on the map as outlines.

import { make } from "./dom.js";
import { projection, unprojection } from "./map_camera.js";

const BOX = /^(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)$/;
const LEAST = 8; // px of a side

// `send` hears of a new choice of areas; `camera` gives the present one.
export function area(frame, { send, camera }) {
  const outlines = make("div", { class: "et-map-outlines" });
  const sheet = make("div", { class: "et-map-sheet", hidden: true });
  const rect = make("div", { class: "et-map-drawn" });
  const draw = make("button", { type: "button", class: "et-button", "aria-pressed": "false", on: { click: () => arm(sheet.hidden) } });
  const clear = make("button", { type: "button", class: "et-button", on: { click: () => send({ area: [] }) } });
  let start = null;
  sheet.append(rect);
  frame.append(outlines, sheet);

  function arm(on) {
    sheet.hidden = !on;
    draw.setAttribute("aria-pressed", String(on));
    stretch(null, null);
    start = null;
  }

  function stretch(from, to) {
    const [a, b] = from ? [from, to] : [[0, 0], [0, 0]];
    const [left, top] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
    rect.style.cssText = `left:${left}px;top:${top}px;width:${Math.abs(a[0] - b[0])}px;height:${Math.abs(a[1] - b[1])}px`;
  }

  const at = ({ clientX, clientY }) => {
    const { left, top } = frame.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  sheet.addEventListener("pointerdown", (event) => {
    start = at(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => start && stretch(start, at(event)));
  sheet.addEventListener("pointerup", (event) => {
    const [a, b] = [start, at(event)];
    arm(false);
    if (!a || Math.abs(a[0] - b[0]) < LEAST || Math.abs(a[1] - b[1]) < LEAST) return;
    const corners = [a, b].map(unprojection(camera()));
    const [lons, lats] = [0, 1].map((i) => corners.map((corner) => corner[i]).sort((one, other) => one - other));
    send({ area: [[lons[0], lats[0], lons[1], lats[1]].map((degrees) => Number(degrees.toFixed(2))).join()] });
  });
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && arm(false));
  draw.addEventListener("keydown", (event) => event.key === "Escape" && arm(false));

  return {
    buttons: [draw, clear],
    paint({ words, area: chosen, small }) {
      [draw.textContent, clear.textContent] = [words.area_draw, words.area_clear];
      draw.hidden = Boolean(small);
      clear.hidden = Boolean(small) || !chosen.length;
      draw.title = words.area_hint;
    },
    // Puts the outlines where the camera sees them.
    move({ area: chosen }, now) {
      const project = projection(now);
      const boxes = chosen.map((text) => BOX.exec(text)).filter(Boolean);
      outlines.replaceChildren(...boxes.map(([, ...sides]) => {
        const [west, south, east, north] = sides.map(Number);
        const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
        return make("div", { style: `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px` });
      }));
    },
  };
}
