// What stands in place of ask.js in a page that is one file: all that is asked for stands in the page, and nothing else
// can be asked for.

const answers = new Map();

// From now on `ask` answers addresses that begin so by what is made of their rest.
export function answer(start, make) {
  answers.set(start, make);
}

export async function ask(address) {
  if (files[address]) return JSON.parse(await (await fetch(file(address))).text());
  const start = [...answers.keys()].find((one) => address.startsWith(one));
  if (start === undefined) throw new Error(address);
  return answers.get(start)(decodeURIComponent(address.slice(start.length)));
}

export const module = (name) => window.etModule(name);

export async function library(name) {
  return addressed(await text(name), "text/javascript");
}

export const file = (address) => files[address];

// Data that Python packed: parts that come more than once stand once, in an order in which each comes before its users.
export function unpacked(name) {
  const { parts, value } = JSON.parse(document.getElementById(`et-${name}`).textContent);
  const made = [];
  const whole = (one) => {
    if (Array.isArray(one)) return one.map(whole);
    if (!one || typeof one !== "object") return one;
    if ("$" in one) return made[one.$];
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, whole(inner)]));
  };
  for (const part of parts) made.push(whole(part));
  return whole(value);
}

async function text(name) {
  const letters = document.getElementById(`et-${name}`).textContent;
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

function addressed(content, type) {
  return URL.createObjectURL(new Blob([content], { type }));
}

// The basemap by the address that the map knows of each file.
const files = Object.fromEntries(Object.entries(JSON.parse(await text("basemap"))).map(([address, content]) => [address, addressed(content, "application/json")]));
