// The reader's own briefing: kept in this browser, packed into a link, saved to and read from a file.

const KEY = "escalation.briefing";
const MARK = "#b=";

export const stored = () => localStorage.getItem(KEY) || "";

export function keep(text) {
  if (text) localStorage.setItem(KEY, text);
  else localStorage.removeItem(KEY);
}

// An address of the page of briefings that carries a briefing behind its #, where no server sees it.
export async function link(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const address = new URL(document.location.href);
  address.hash = MARK + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return address.href;
}

// The briefing in this page's address, "" where there is none.
export async function linked() {
  if (!document.location.hash.startsWith(MARK)) return "";
  try {
    const letters = document.location.hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    return "{}"; // Python says what is wrong with it
  }
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

// Saves a text as JSON, or a blob as it is.
export function save(what, name) {
  const address = URL.createObjectURL(what instanceof Blob ? what : new Blob([what], { type: "application/json" }));
  const anchor = document.createElement("a");
  Object.assign(anchor, { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
