// The keyboard on the lanes: one mark or strip is in the order of Tab, arrows go through them in time order, Enter opens.

import { press, said, zoom, zoomTo } from "./brush.js";

function items({ svg, made, rows, data }) {
  return [
    ...made.marks.map((mark) => ({ mark, at: mark.start, y: mark.y, element: svg.querySelector(`.et-tmark[data-key="${CSS.escape(rows.key[mark.i])}"]`) })),
    ...made.cells.map((cell) => ({ cell, at: cell.x0, y: cell.y, element: svg.querySelector(`.et-tcell[data-from="${cell.from}"][data-lane="${CSS.escape(data.lanes[cell.lane].slug)}"]`) })),
  ].sort((a, b) => a.at - b.at || a.y - b.y);
}

export function walk(parts) {
  const { svg } = parts;
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("focus", () => {
    const known = items(parts);
    const selected = known.find(({ element }) => element.classList.contains("et-selected"));
    if (known.length) focus(parts, selected ?? known[0]);
  });
  svg.addEventListener("focusin", ({ target }) => svg.setAttribute("tabindex", target === svg ? "0" : "-1"));
  svg.addEventListener("focusout", ({ relatedTarget }) => {
    if (!svg.contains(relatedTarget)) svg.setAttribute("tabindex", "0");
    parts.tip.hide();
  });
  svg.addEventListener("keydown", (event) => {
    const known = items(parts);
    const here = known.findIndex(({ element }) => element === document.activeElement);
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: known.length - 1 }[event.key];
    if (next !== undefined) focus(parts, known[Math.min(Math.max(next, 0), known.length - 1)]);
    else if (event.key === "Enter" || event.key === " ") press(parts, known[here]);
    else if (event.key === "+" || event.key === "-") zoom(parts, event.key === "+" ? 0.5 : 2, known[here].at);
    else if (event.key === "0") zoomTo(parts, parts.since, parts.until + 1);
    else return;
    event.preventDefault();
  });
}

// Draws anew and gives the focus back to the record that had it, to the cell that counts it now, or to the lanes.
export function keepingFocus(parts, redraw) {
  const { svg } = parts;
  const held = svg !== document.activeElement && svg.contains(document.activeElement) && { ...document.activeElement.dataset };
  redraw();
  if (!held) return;
  const row = parts.index.get(held.key);
  const same = ({ element }) => element.dataset.key === held.key && element.dataset.from === held.from && element.dataset.lane === held.lane;
  const known = items(parts);
  const next = known.find(same) ?? known.find(({ cell }) => cell?.rows.includes(row));
  if (next) focus(parts, next);
  else svg.focus({ preventScroll: true });
}

function focus(parts, item) {
  const { title, lines } = said(parts, item);
  item.element.setAttribute("aria-label", [title, ...lines.filter(Boolean)].join(". "));
  item.element.focus({ preventScroll: true });
  const { left, bottom } = item.element.getBoundingClientRect();
  parts.tip.show({ title, lines }, { clientX: left, clientY: bottom });
}
