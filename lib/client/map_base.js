// The basemap: deck.gl draws the layers that Python describes, those that this zoom and extent show; without WebGL a
// plain canvas does.

import { file } from "./ask.js";
import { deck } from "./load.js";
import { READABLE, extent, pxPerKm } from "./map_camera.js";
import { flat } from "./map_flat.js";
import { rgba, scheme } from "./theme.js";

const COLOUR = /var\((--[\w-]+)\)(?:\/(\d+))?/g;

let made = 0; // canvases in this tab: each has an id of its own
let webgl; // known once a map was drawn

// Draws into a container; `moved` hears of the reader's own dragging and zooming, `fast` where there is a graphics
// card. Resolves when deck.gl is there.
export async function basemap(container, options) {
  await deck();
  const ground = (graphics() ? drawnByCard : flat)(container, options);
  const converter = new window.deck.JSONConverter({ configuration: { classes: ground.classes } });
  const seen = new Set();
  let standing = "";
  return {
    element: container,
    look: ground.look,
    show(spec, camera, off) {
      const shown = layers(spec, camera, seen, off);
      const now = JSON.stringify([scheme(), shown.map((layer) => [layer.id, layer.visible, layer.data.length]), spec.layers.slice(-2).map((layer) => layer.data)]);
      if (now === standing) return;
      standing = now;
      ground.show(converter.convert({ layers: coloured(shown) }).layers);
    },
    stop: ground.stop,
  };
}

// Whether this browser has WebGL; on a virtual machine or a remote desktop it may have none.
function graphics() {
  webgl ??= Boolean(document.createElement("canvas").getContext("webgl2"));
  return webgl;
}

function drawnByCard(container, { wheel, fast, moved, drawn }) {
  const { Deck, GeoJsonLayer, ScatterplotLayer } = window.deck;
  const canvas = new Deck({
    parent: container,
    id: `et-map-${++made}`,
    controller: { keyboard: true, scrollZoom: wheel, dragRotate: false, touchRotate: false },
    viewState: { longitude: 0, latitude: 0, zoom: 1 },
    layers: [],
    onDeviceInitialized: ({ info }) => info.gpuType !== "cpu" && fast(),
    onViewStateChange: ({ viewState }) => moved(viewState),
    onAfterRender: () => drawn(canvas.props.layers.length > 0 && canvas.props.layers.every((layer) => layer.isLoaded)),
  });
  return {
    classes: { GeoJsonLayer, ScatterplotLayer },
    look: (camera) => canvas.setProps({ viewState: camera }),
    show: (shown) => canvas.setProps({ layers: shown }),
    stop: () => canvas.finalize(),
  };
}

// A layer is fetched when it is first to be seen; from then on it is kept and switched.
function layers(spec, camera, seen, off) {
  const [west, south, east, north] = extent(camera);
  const [w, s, e, n] = spec.region;
  const outside = west < w || south < s || east > e || north > n;
  const shows = ({ shown, far, group }) => !off.includes(group) && (!shown || (camera.zoom >= shown[0] && camera.zoom < shown[1])) && (!far || outside);
  const least = READABLE / pxPerKm(camera) * 1000;
  return spec.layers.flatMap((layer) => {
    const visible = shows(layer);
    if (visible) seen.add(layer.id);
    if (!seen.has(layer.id)) return [];
    const data = layer.id === "rough" ? layer.data.filter((circle) => circle.m >= least) : typeof layer.data === "string" ? file(layer.data) : layer.data;
    const updateTriggers = { getFillColor: scheme(), getLineColor: scheme() };
    return [{ ...layer, data, visible, updateTriggers }];
  });
}

// "var(--name)/alpha" becomes the scheme's colour, within an expression of features too.
function coloured(spec) {
  const list = (_, name, alpha) => `[${rgba(`var(${name})${alpha ? `/${alpha}` : ""}`).join(",")}]`;
  return JSON.parse(JSON.stringify(spec), (_, value) => {
    if (typeof value !== "string" || !value.includes("var(--")) return value;
    const text = value.replace(COLOUR, list);
    return text.includes("?") ? text : JSON.parse(text.replace(/^@@=/, ""));
  });
}
