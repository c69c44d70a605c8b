// Ways of units and ships: an arc from where they set out to where they went, with its day where there is room.

import { around, free, within } from "./map_boxes.js";
import { node } from "./glyph.js";
import { projection } from "./map_camera.js";
import { say } from "./words.js";

const HEAD = 9; // px of an arrow's head
const BEND = 0.18; // of the way, how far an arc leaves the straight line
const SHORT = 14; // px: a shorter way has no arc
const LINE = 14; // px of a text's height

// A move is [key, title, side, hollow, when, from, to, names of both, first day, last day].
export function moves(frame, { choose, tip }) {
  const svg = node("svg", { class: "et-map-moves" });
  frame.append(svg);

  // Draws the moves in the frame of a camera; `taken` are boxes that no date may cover.
  return function draw(list, camera, { selected, taken, words }) {
    const project = projection(camera);
    const boxes = [...taken];
    svg.setAttribute("viewBox", `0 0 ${camera.width} ${camera.height}`);
    svg.replaceChildren(...list.flatMap((move, n) => {
      const [a, b] = [project(move[5]), project(move[6])];
      if (Math.hypot(a[0] - b[0], a[1] - b[1]) < SHORT || ![a, b].some((at) => within(around(at, 2, 2), camera))) return [];
      return [arc(move, bent(a, b, n), { selected, camera, boxes, words, choose, tip })];
    }));
  };
}

// The arc's points: both ends and the point that bends it, each way of a pair to another side.
function bent(a, b, n) {
  const bend = BEND * (1 + (n % 3) * 0.4);
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return { a, b, middle: [x + (b[1] - a[1]) * bend, y - (b[0] - a[0]) * bend] };
}

function arc(move, { a, b, middle }, { selected, camera, boxes, words, choose, tip }) {
  const [key, title, side, hollow, when, , , names] = move;
  const colour = `var(--side-${side})`;
  const said = { title, lines: [when, say(words.moved, { from: names[0], to: names[1] })] };
  const group = node("g", { class: `et-move${key === selected ? " et-selected" : ""}`, tabindex: 0, role: key ? "button" : "img", "aria-label": [title, ...said.lines].join(", ") });
  const d = `M${a.map(fixed)}Q${middle.map(fixed)} ${b.map(fixed)}`;
  group.append(
    node("path", { d, fill: "none", stroke: "var(--paper)", "stroke-width": 5, opacity: 0.6 }),
    node("path", { class: "et-move-line", d, fill: "none", stroke: colour, "stroke-width": key === selected ? 4 : 2, ...(hollow ? { "stroke-dasharray": "5 4" } : {}) }),
    node("circle", { cx: a[0], cy: a[1], r: 3, fill: "var(--paper)", stroke: colour, "stroke-width": 2 }),
    node("path", { d: head(middle, b), fill: colour }));
  const top = [0, 1].map((i) => (a[i] + 2 * middle[i] + b[i]) / 4);
  const box = around(top, words.measure(when), LINE, 1);
  if (within(box, camera) && free(box, boxes)) {
    boxes.push(box);
    const text = node("text", { x: top[0], y: top[1] + 4, "text-anchor": "middle" });
    text.textContent = when;
    group.append(text);
  }
  const open = () => key && choose({ record: key }); // a number of ways has no card
  group.addEventListener("click", open);
  group.addEventListener("keydown", (event) => event.key === "Enter" && open());
  group.addEventListener("mousemove", (event) => tip.show(said, event));
  group.addEventListener("mouseleave", () => tip.hide());
  group.addEventListener("focus", () => tip.show(said, { clientX: group.getBoundingClientRect().left, clientY: group.getBoundingClientRect().bottom }));
  group.addEventListener("blur", () => tip.hide());
  return group;
}

const fixed = (value) => value.toFixed(1);

// A triangle at the end of a way that comes from a point.
function head(from, [x, y]) {
  const turn = Math.atan2(y - from[1], x - from[0]);
  const corner = (angle) => [x - HEAD * Math.cos(turn + angle), y - HEAD * Math.sin(turn + angle)].map(fixed);
  return `M${fixed(x)},${fixed(y)}L${corner(0.4)}L${corner(-0.4)}Z`;
}
