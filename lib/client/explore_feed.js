// What the feed shows of a choice: Python's statements in their order, before each day its acts, in parts.

import { admits } from "./choice.js";
import { hollow } from "./explore_timeline.js";
import { say } from "./words.js";

export function feedOf(data, state, { shown, certain, drawn, inDays }, items) {
  const whole = data.feed;
  const { rows } = data;
  const said = data.timeline.rows;
  const down = state.order !== "oldest";
  const statements = shown.filter((i) => items.has(rows.key[i])).sort(inTime(rows, down));
  const sides = balance(statements, said, data);
  const one = (i) => ({ ...items.get(rows.key[i]), maybe: certain[i] ? "" : whole.words.maybe });
  return {
    ...whole, drawn,
    title: titled(sides, statements.length, whole.words),
    balance: sides,
    chips: chips(data, state, inDays.filter((i) => items.has(rows.key[i]))),
    order: down ? "newest" : "oldest",
    n: statements.length,
    parts: parted(statements, days(data, shown, down), rows, one, whole.size),
    address: drawn,
    none: statements.length ? null : { said: say(whole.words.none, { n: shown.length }), label: whole.words.open_all, changes: { ...data.opened } },
    selected: state.record,
    at: -1, // nothing scrolls to a statement that is chosen elsewhere on the page
  };
}

// Places of rows by first day, the day's text and the key, as Python sorts them.
function inTime({ first, date, key }, down) {
  const order = (a, b) => first[a] - first[b] || compared(date[a], date[b]) || compared(key[a], key[b]);
  return down ? (a, b) => order(b, a) : order;
}

const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// The days on which something chosen was said or done, each with its heading and its heaviest acts.
function days(data, shown, down) {
  const { rows, acts: most } = data;
  const said = data.timeline.rows;
  const kind = (i) => said.kinds[said.kind[i]];
  const found = new Map();
  for (const i of shown.filter((one) => !["report", "toll"].includes(kind(one))).sort(inTime(rows, down))) {
    if (!found.has(rows.date[i])) found.set(rows.date[i], { day: said.when[i], acts: [] });
    if (kind(i) !== "statement") found.get(rows.date[i]).acts.push(i);
  }
  for (const one of found.values()) {
    const acts = one.acts.sort((a, b) => rows.weight[b] - rows.weight[a] || compared(rows.key[a], rows.key[b]));
    one.acts = acts.slice(0, most).map((i) => [rows.key[i], said.sides[said.side[i]], hollow(said, i), said.title[i]]);
    one.more = acts.length > most ? say(data.feed.words.more_acts, { n: acts.length - most }) : "";
  }
  return found;
}

// Statements in parts of a size; a day stands before its first statement, or before the next one that follows it.
function parted(statements, found, { date }, one, size) {
  const waiting = [...found];
  const parts = {};
  statements.forEach((i, n) => {
    const part = (parts[Math.floor(n / size)] ??= []);
    const at = waiting.findIndex(([text]) => text === date[i]);
    if (at >= 0) part.push(...waiting.splice(0, at + 1).map(([, day]) => day));
    part.push(one(i));
  });
  if (statements.length) parts[Math.floor((statements.length - 1) / size)].push(...waiting.map(([, day]) => day));
  return parts;
}

function balance(statements, { side, sides }, data) {
  const n = new Map();
  for (const i of statements) n.set(sides[side[i]], (n.get(sides[side[i]]) ?? 0) + 1);
  const named = [...n].map(([slug, count]) => [slug, data.timeline.legend.sides[slug], count]);
  return named.sort((a, b) => b[2] - a[2] || compared(a[1], b[1]));
}

function titled(sides, n, words) {
  if (!n) return words.empty_title;
  const [[, side, most]] = sides;
  return n === 1 ? say(words.title_one, { side }) : say(words.title, { n, most, side });
}

// Sides, then the persons who speak most, each with its statements in the choice whatever its actors.
function chips({ actors, persons, rows }, { actor, area }, inDays) {
  const n = new Map();
  inDays.filter(admits(rows, { actor: [], area })).forEach((i) => rows.whose[i].forEach((who) => n.set(who, (n.get(who) ?? 0) + 1)));
  const heard = actors.filter(({ key }) => n.has(key)).sort((a, b) => n.get(b.key) - n.get(a.key) || compared(a.name, b.name));
  const first = [...heard.filter(({ kind }) => kind === "side"), ...heard.filter(({ kind }) => kind === "person").slice(0, persons)];
  const others = actor.map((who) => actors.find(({ key }) => key === who)).filter((one) => one && !first.includes(one));
  return [...first, ...others].map(({ key, name, side }) => ({ key, name, side, n: n.get(key) ?? 0, on: actor.includes(key) }));
}
