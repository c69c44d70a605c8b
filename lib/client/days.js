// The days as an axis: where its ticks stand and what they say; days are counted since 1970 in UTC.

import { iso } from "./choice.js";

const FORMAT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const LEAST = 54; // px between two ticks
const ROOM = 84; // px of a day with its weekday
const MONDAY = 4;

const date = (day) => new Date(day * 86400000);

// Ticks from one day to another with `px` for each day: days, Mondays, or the first of each month.
export function ticks(from, to, px) {
  const step = [1, 2, 7, 14].find((days) => days * px >= LEAST);
  const found = [];
  if (step) {
    const offset = step >= 7 ? MONDAY : 0;
    const format = step < 7 && step * px >= ROOM ? WEEKDAY : FORMAT;
    for (let at = Math.ceil((from - offset) / step) * step + offset; at < to; at += step) found.push({ at, label: format.format(date(at)).replace(",", "") });
    return found;
  }
  const months = 31 * px >= LEAST ? 1 : Math.ceil(LEAST / (31 * px));
  const [year, month] = iso(Math.floor(from)).split("-").map(Number);
  for (let n = 0; ; n += months) {
    const at = Date.UTC(year, month - 1 + n, 1) / 86400000;
    if (at >= to) return found;
    if (at >= from) found.push({ at, label: MONTH.format(date(at)) });
  }
}
