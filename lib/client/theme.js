// Colours of the present scheme: "var(--name)" or "var(--name)/alpha" (0 to 255) in a figure become real colours.

const NAMED = /^var\((--[\w-]+)\)(?:\/(\d+))?$/;
const listeners = new Set();

export function scheme() {
  return document.documentElement.dataset.scheme || "light";
}

export function rgba(text) {
  const [, name, alpha] = NAMED.exec(text) || [];
  const hex = name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : text;
  const channels = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return [...channels, alpha === undefined ? 255 : Number(alpha)];
}

export function resolve(value) {
  if (typeof value === "string") {
    if (!NAMED.test(value)) return value;
    const [r, g, b, a] = rgba(value);
    return `rgba(${r},${g},${b},${a / 255})`;
  }
  if (Array.isArray(value)) return value.map(resolve);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v)]));
  }
  return value;
}

export function onChange(callback) {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

// The scheme follows the paper that Streamlit paints: the reader's system or the theme picked in its menu.
export function follow() {
  const app = document.querySelector(".stApp") || document.body;
  const paper = getComputedStyle(app).backgroundColor.match(/[\d.]+/g) || [255, 255, 255];
  const next = paper.slice(0, 3).reduce((sum, c) => sum + Number(c), 0) < 384 ? "dark" : "light";
  if (document.documentElement.dataset.scheme === next) return;
  document.documentElement.dataset.scheme = next;
  listeners.forEach((callback) => callback(next));
}
