// The shapes of the kinds of act, as SVG: the same names that the timeline's symbols have.

const NS = "http://www.w3.org/2000/svg";
export const PATHS = {
  circle: "M8 2.2A5.8 5.8 0 1 1 7.99 2.2Z",
  square: "M3 3H13V13H3Z",
  diamond: "M8 1.4L14.6 8L8 14.6L1.4 8Z",
  "triangle-up": "M8 2L14.4 13.4H1.6Z",
  "triangle-down": "M8 14L1.6 2.6H14.4Z",
  hexagon: "M4.6 2.2H11.4L14.8 8L11.4 13.8H4.6L1.2 8Z",
  cross: "M6 1.8H10V6H14.2V10H10V14.2H6V10H1.8V6H6Z",
  x: "M4.4 1.6L8 5.2L11.6 1.6L14.4 4.4L10.8 8L14.4 11.6L11.6 14.4L8 10.8L4.4 14.4L1.6 11.6L5.2 8L1.6 4.4Z",
  star: "M8 1.2L9.9 5.8L14.8 6.2L11.1 9.4L12.3 14.2L8 11.6L3.7 14.2L4.9 9.4L1.2 6.2L6.1 5.8Z",
  hourglass: "M2 1.6H14L9.4 8L14 14.4H2L6.6 8Z",
  tick: "M6.8 1.5H9.2V14.5H6.8Z",
};

export function node(tag, attributes) {
  const element = document.createElementNS(NS, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

export function glyph(shape, colour, { hollow = false, size = 16 } = {}) {
  const svg = node("svg", { viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true" });
  const paint = hollow ? { fill: "var(--paper)", stroke: colour, "stroke-width": 1.8 } : { fill: colour, stroke: "var(--paper)", "stroke-width": 0.6 };
  svg.append(node("path", { d: PATHS[shape] || PATHS.circle, ...paint }));
  return svg;
}

// A ring with an arc for each part (number, colour) and the total in the middle.
export function ring(parts, size) {
  const total = parts.reduce((sum, [n]) => sum + n, 0);
  const svg = node("svg", { viewBox: "0 0 36 36", width: size, height: size, "aria-hidden": "true" });
  svg.append(node("circle", { cx: 18, cy: 18, r: 17, fill: "var(--paper)" }));
  const round = 2 * Math.PI * 14.5;
  let reached = 0;
  for (const [n, colour] of parts) {
    const length = (n / total) * round;
    svg.append(node("circle", {
      cx: 18, cy: 18, r: 14.5, fill: "none", stroke: colour, "stroke-width": 5,
      "stroke-dasharray": `${length} ${round - length}`, "stroke-dashoffset": -reached, transform: "rotate(-90 18 18)",
    }));
    reached += length;
  }
  const text = node("text", { x: 18, y: 18, "text-anchor": "middle", "dominant-baseline": "central", fill: "var(--ink)", "font-size": (13 * 36) / size, "font-weight": 600 });
  text.textContent = total;
  svg.append(text);
  return svg;
}
