// The catalogue's texts (words.toml), filled.

// The text with its {places} filled; of "{n:record|records}" the first stands where n is 1.
export function say(text, values) {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!(name in values)) return whole;
    if (one === undefined) return String(values[name]);
    return Number(values[name]) === 1 ? one : many;
  });
}
