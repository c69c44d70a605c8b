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
  return element;
}

// A link that chooses a record without leaving the page; opened in a new tab it leads to the same card.
export function recordLink(component, key, href, text, options = {}) {
  const choose = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    component.setTriggerValue("chosen", { record: key });
  };
  return make("a", { ...options, href, text, on: { click: choose } });
}
