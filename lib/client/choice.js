// The rows of a choice of days, by the rule of View.of: a record is in it when any day that it could mean is, and
// certain when all are or when it lasted.

export const HOLLOW = 1;
export const VAGUE = 2;
export const CONTESTED = 4;
export const INTERVAL = 8;

const DAY = 86400000;

export const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
export const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);

// Indexes of the rows whose days meet `since` to `until`, days counted as the rows count them; `certain` by index.
export function chosen({ first, last, flags }, since, until) {
  const shown = [];
  const certain = [];
  for (let i = 0; i < first.length; i++) {
    if (last[i] < since || first[i] > until) continue;
    shown.push(i);
    certain[i] = (first[i] >= since && last[i] <= until) || (flags[i] & INTERVAL) > 0;
  }
  return { shown, certain };
}

// How many of the records that are only counted meet `since` to `until`.
export function countedIn({ first, last, n }, since, until) {
  return n.reduce((sum, count, i) => sum + (last[i] >= since && first[i] <= until ? count : 0), 0);
}

// The days in sight, in days of the case: the reader's zoom, else the choice.
export function sight({ range, since, until }) {
  return range ?? [since, until + 1];
}
