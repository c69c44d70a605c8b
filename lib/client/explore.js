// Exploring a case without its server: days, actors and areas choose among the rows that stand in the page, and the
// views of the dashboard draw what is chosen.

import { draw as drawCard } from "./card.js";
import { admits, of } from "./choice.js";
import { make } from "./dom.js";
import { feedOf } from "./explore_feed.js";
import { filters } from "./explore_filters.js";
import { listOf } from "./explore_lists.js";
import { dayOf, mapOf } from "./explore_map.js";
import { timelineOf } from "./explore_timeline.js";
import { draw as drawFeed } from "./feed.js";
import { draw as drawFigures } from "./figures.js";
import { card } from "./file_card.js";
import { draw as drawMap } from "./map.js";
import { draw as drawList } from "./records.js";
import { draw as drawTimeline } from "./timeline.js";

const ROOM = 360; // px of the lanes
const LOOK = { lanes: "side", folded: [], series: ["violations"], scale: "linear", off: [], size: "", names: "en", map: "case", order: "newest" };

export function explore(place, data, shelf) {
  const [since, until] = data.timeline.window;
  data.opened = { since, until, actor: [], area: [] };
  data.room = ROOM;
  data.tempo = data.timeline.tempo;
  const state = { ...LOOK, series: data.timeline.series.shown, ...data.opened, record: "", place: "" };
  const items = new Map(Object.values(data.feed.parts).flat().filter(({ key }) => key).map((item) => [item.key, item]));
  const slot = (name) => make("section", { class: `et-file-${name}` });
  const slots = Object.fromEntries(["figures", "timeline", "map", "feed", "card", "records"].map((name) => [name, slot(name)]));
  const bar = filters(data, change);
  const aside = make("aside", { class: "et-file-aside" }, slots.card, slots.records);
  const main = make("div", { class: "et-file-main" }, slots.timeline, slots.map, slots.feed);
  place.append(slots.figures, make("p", { class: "et-hint", text: data.words.frozen }), bar.element, make("div", { class: "et-file-columns" }, main, aside));
  const component = (name, drawn) => ({ data: drawn, parentElement: slots[name], setTriggerValue: (_, changes) => change(changes) });

  function change(changes) {
    Object.assign(state, changes);
    if (changes.since > state.until) state.until = changes.since;
    if (changes.until < state.since) state.since = changes.until;
    paint();
  }

  function paint() {
    const [first, last] = [dayOf(state.since, data), dayOf(state.until, data)];
    const picked = of(data.rows, state, first, last);
    const kept = data.rows.key.map((_, i) => i).filter(admits(data.rows, state));
    const inDays = of(data.rows, { actor: [], area: [] }, first, last).shown;
    const drawn = JSON.stringify([state.since, state.until, state.actor, state.area]);
    const choice = { ...picked, drawn, since: first, until: last, inDays };
    bar.paint(state, choice);
    data.tempo = drawTime(kept, choice);
    drawMap(component("map", mapOf(data, state, choice)));
    drawFeed(component("feed", feedOf(data, state, choice, items)));
    aside.dataset.open = String(Boolean(state.record));
    drawCard(component("card", card(shelf, picked.shown, state.record, data.words.outside)));
    listed(state.record && !state.place ? null : listOf(data, state, choice));
  }

  function drawTime(kept, choice) {
    const drawn = timelineOf(data, kept, state, choice);
    drawTimeline(component("timeline", drawn));
    return drawn.tempo;
  }

  function listed(list) {
    if (list) drawList(component("records", list));
    else slots.records.replaceChildren();
  }

  drawFigures(component("figures", data.figures));
  paint();
  return { change };
}
