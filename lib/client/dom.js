// Elements from data: every text through textContent, links only to http(s) or to this dashboard.

export function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "on") Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
    else if (name === "href") element.setAttribute("href", safe(value));
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A text that Python cut into parts, by turns without and with the words that were searched for.
export function marked(parts) {
  const fragment = document.createDocumentFragment();
  fragment.append(...parts.map((text, i) => (i % 2 ? make("mark", { text }) : text)));
  return fragment;
}

export function safe(address) {
  const url = new URL(address, document.baseURI);
  return ["http:", "https:"].includes(url.protocol) ? url.href : "#";
}

// The root that a view draws in: made once, found again on every rerun.
export function root(component, name) {
  let element = component.parentElement.querySelector(`:scope > .et-${name}`);
  if (!element) {
    element = make("div", { class: `et-view et-${name}` });
    component.parentElement.append(element);
  }
  element.component = component;
  return element;
}

// The root of a view, painted where its data differ from what stands there; a change of the fields named `apart` alone
// (the stamp, the open record) paints nothing anew.
export function painted(component, name, paint, apart = []) {
  const view = root(component, name);
  const { data } = component;
  const text = JSON.stringify(Object.entries(data).filter(([field]) => field !== "drawn" && !apart.includes(field)));
  if (view.picture !== text) paint(view, data);
  view.picture = text;
  return view;
}

// Marks those elements as current that are, and the others as not.
export function current(elements, is) {
  for (const element of elements) {
    if (is(element)) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
  }
}

// A source's title, leading to its page where it has an address.
export function pageLink({ title, url, language }) {
  return url ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank", lang: language, text: title }) : make("span", { lang: language, text: title });
}

// A source as cards and lists print it: its line stands without the network; its page and the page's capture in a web
// archive, where one is known, are links.
export function cited({ line, archived, ...page }) {
  const capture = archived ? [" · ", make("a", { href: archived.url, rel: "noopener noreferrer", target: "_blank", text: archived.text })] : [];
  return [pageLink(page), make("span", { class: "et-hint", text: ` ${line}` }), ...capture];
}

// Whether a text is now in the clipboard; a page that is not from https may not write there.
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

let waiting = null; // the last change that could not be sent yet

// Hands a change of the choice to the server, once its script rests: what is sent into a page's first run is lost.
export function send(component, changes) {
  const view = component.parentElement.querySelector(":scope > .et-view");
  waiting?.disconnect();
  waiting = null;
  const app = document.querySelector("[data-testid=stApp]");
  const rests = () => !app || app.dataset.testScriptState === "notRunning";
  if (rests()) return view.component.setTriggerValue("chosen", changes);
  waiting = new MutationObserver(() => rests() && send(component, changes));
  return waiting.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}

// A link that chooses a record without leaving the page; opened in a new tab it leads to the same card.
export function recordLink(component, key, href, text, options = {}) {
  const choose = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    send(component, { record: key });
  };
  return make("a", { ...options, href, on: { click: choose } }, text);
}
