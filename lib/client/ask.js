// All that a view asks for after it was drawn, in one place: a page that is one file has file_ask.js here instead.

// The JSON at an address of the dashboard.
export async function ask(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// The module of a view by its name.
export const module = (name) => import(`./${name}.js`);

// The address of a library's script, and of a file that a library fetches itself.
export const library = async (name) => new URL(`./${name}`, import.meta.url).href;
export const file = (address) => address;
