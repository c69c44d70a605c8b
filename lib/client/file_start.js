// Starts a page that is one file: each module that stands in it gets an address of its own, those that it imports first.
{
  const sources = JSON.parse(document.getElementById("et-modules").textContent);
  const instead = { ask: "file_ask" };
  const made = {};
  const linked = (name) => sources[name].replace(/^(import .*from|export .*from) "\.\/(\w+)\.js";$/gm, (_, words, other) => `${words} "${address(other)}";`);
  const address = (name) => {
    const own = instead[name] ?? name;
    return (made[own] ??= URL.createObjectURL(new Blob([linked(own)], { type: "text/javascript" })));
  };
  window.etModule = (name) => import(address(name));
  window.etModule("file");
}
