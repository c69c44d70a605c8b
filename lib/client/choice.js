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

const BOX = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/;

// Whether a row is of one of the chosen actors (all that it is of stand in its `whose`) and its place lies in one of the
// chosen areas, each a region's name or a box west,south,east,north that holds its edges; none chosen, all are.
export function admits({ whose, admin1, lon, lat }, { actor, area }) {
  const actors = new Set(actor);
  const names = new Set(area);
  const boxes = area.map((text) => BOX.exec(text)?.slice(1).map(Number)).filter(Boolean);
  const inside = ([west, south, east, north], i) => lon[i] >= west && lon[i] <= east && lat[i] >= south && lat[i] <= north;
  const of = (i) => !actors.size || whose[i].some((one) => actors.has(one));
  const at = (i) => !area.length || (admin1[i] && names.has(admin1[i])) || (lon[i] !== null && boxes.some((box) => inside(box, i)));
  return (i) => of(i) && at(i);
}

// The rows of a choice of days, actors and areas, as `chosen` has them.
export function of(rows, choice, since, until) {
  const { shown, certain } = chosen(rows, since, until);
  return { shown: shown.filter(admits(rows, choice)), certain };
}
