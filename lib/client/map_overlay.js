// The layer of marks and names above the map: real buttons and texts, kept from one arrangement to the next.

import { make } from "./dom.js";
import { projection } from "./map_camera.js";

export function overlay(frame, { choose, tip }) {
  const layer = make("div", { class: "et-map-marks" });
  let standing = new Map();
  frame.append(layer);

  // A mark of the same choice that did not change keeps its element, so that focus and hover stay with it.
  function show(items, camera, choice, shown) {
    const focused = standing.size && [...standing.values()].find(({ element }) => element === document.activeElement)?.item.id;
    const next = new Map();
    for (const item of items) {
      const sign = JSON.stringify([choice, item.selected, item.soft, item.width]);
      const old = standing.get(item.id);
      next.set(item.id, old && old.sign === sign ? { ...old, item } : { element: built(item), sign, item, now: item.all });
    }
    standing = next;
    layer.replaceChildren(...[...standing.values()].map(({ element }) => element));
    move(camera);
    leave(shown);
    if (focused) standing.get(focused)?.element.focus({ preventScroll: true });
  }

  // Draws only the records that `shown` leaves of each mark, where they are others than before.
  function leave(shown) {
    for (const entry of standing.values()) {
      const { item, element } = entry;
      if (!item.tell) continue;
      const records = shown(item.all);
      const same = records.length === entry.now.length && records.every((record, i) => record === entry.now[i]);
      if (!same || item.records.length !== records.length) Object.assign(item, item.tell(records));
      if (same) continue;
      entry.now = records;
      element.hidden = !records.length;
      element.setAttribute("aria-label", [item.title, ...item.lines].join(", "));
      if (records.length) element.replaceChildren(item.picture(records));
    }
  }

  function built(item) {
    if (item.still) return item.still();
    const label = [item.title, ...item.lines].join(", ");
    const style = ["et-mark", item.selected && "et-selected", item.soft && "et-soft", item.area && "et-mark-area"].filter(Boolean).join(" ");
    const now = () => standing.get(item.id)?.item ?? item;
    const element = make("button", {
      type: "button", class: style, "aria-label": label, "aria-pressed": item.selected ? "true" : null, "data-places": item.places,
      on: {
        click: () => choose(now().open),
        mousemove: (event) => tip.show(now(), event),
        mouseleave: () => tip.hide(),
        focus: () => element.matches(":focus-visible") && tip.show(now(), middle(element)),
        blur: () => tip.hide(),
      },
    });
    element.append(item.picture(item.all));
    return element;
  }

  function middle(element) {
    const { left, bottom } = element.getBoundingClientRect();
    return { clientX: left, clientY: bottom };
  }

  function move(camera) {
    const project = projection(camera);
    for (const { element, item } of standing.values()) {
      const [x, y] = project(item.at);
      const [left, top] = [x + item.shift[0] - item.width / 2, y + item.shift[1] - item.height / 2];
      element.style.cssText = `transform:translate(${left.toFixed(1)}px,${top.toFixed(1)}px);width:${item.width}px;height:${item.height}px`;
    }
  }

  return { show, move, leave, layer };
}
