// The basemap where there is no WebGL: the same layers on a plain canvas, dragged, wheeled and moved by keys as the other.

import { make } from "./dom.js";
import { TILE, pxPerKm, projection, unprojection, world } from "./map_camera.js";

const STEP = 100; // px that an arrow key moves the map
const NOTCH = 500; // px of a wheel that double the scale
const KEYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const ZOOMS = { "+": 1, "=": 1, "-": -1 };

// What the specification makes of a layer: its properties, kept as they are.
class Plain {
  constructor(props) {
    this.props = props;
  }
}

export function flat(container, { wheel, moved, drawn }) {
  const canvas = make("canvas", { tabindex: 0 });
  const files = new Map();
  let [camera, layers, waiting] = [null, [], 0];
  container.append(canvas);
  const paint = () => {
    waiting = 0;
    if (!camera) return;
    const ready = layers.map(({ props }) => [props, features(props.data)]);
    cleared(canvas, camera);
    for (const [props, data] of ready) if (data && props.visible) layer(canvas.getContext("2d"), props, data, camera);
    drawn(layers.length > 0 && ready.every(([, data]) => data));
  };
  const soon = () => {
    waiting ||= requestAnimationFrame(paint);
  };
  const features = (data) => {
    if (typeof data !== "string") return data;
    if (!files.has(data)) {
      files.set(data, null);
      fetch(data).then((answer) => answer.json()).then((read) => files.set(data, read.features.map(outlined))).then(soon);
    }
    return files.get(data);
  };
  steered(canvas, () => camera, moved, wheel);
  return {
    classes: { GeoJsonLayer: Plain, ScatterplotLayer: Plain },
    look: (to) => {
      camera = to;
      soon();
    },
    show: (shown) => {
      layers = shown;
      soon();
    },
    stop: () => {
      cancelAnimationFrame(waiting);
      canvas.remove();
    },
  };
}

function cleared(canvas, { width, height }) {
  const dots = window.devicePixelRatio;
  Object.assign(canvas, { width: width * dots, height: height * dots });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
}

// A feature with its outline over the square world, which any camera only scales and shifts.
function outlined(feature) {
  const path = new Path2D();
  const { type, coordinates } = feature.geometry;
  const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
  for (const line of depth ? coordinates.flat(depth - 1) : [coordinates]) line.forEach((at, i) => path[i ? "lineTo" : "moveTo"](...world(at)));
  return { ...feature, path };
}

function layer(context, props, data, camera) {
  const dots = window.devicePixelRatio;
  const project = projection(camera);
  const size = TILE * 2 ** camera.zoom;
  const [x0, y0] = world([camera.longitude, camera.latitude]);
  context.lineJoin = "round";
  for (const one of data) {
    if (one.path) context.setTransform(size * dots, 0, 0, size * dots, (camera.width / 2 - x0 * size) * dots, (camera.height / 2 - y0 * size) * dots);
    else context.setTransform(dots, 0, 0, dots, 0, 0);
    const path = one.path ?? circle(project(one.at), (one.m / 1000) * pxPerKm({ ...camera, latitude: one.at[1] }));
    if (props.filled) {
      context.fillStyle = css(props.getFillColor, one);
      context.fill(path, "evenodd");
    }
    if (props.stroked) {
      context.strokeStyle = css(props.getLineColor, one);
      context.lineWidth = (props.getLineWidth ?? props.lineWidthMinPixels) / (one.path ? size : 1);
      context.stroke(path);
    }
  }
}

function circle([x, y], radius) {
  const path = new Path2D();
  path.arc(x, y, radius, 0, 2 * Math.PI);
  return path;
}

function css(colour, feature) {
  const [r, g, b, a = 255] = typeof colour === "function" ? colour(feature) : colour;
  return `rgba(${r},${g},${b},${a / 255})`;
}

function steered(canvas, looking, moved, wheel) {
  const to = (at, by = 0) => {
    const camera = looking();
    const [longitude, latitude] = unprojection(camera)(at);
    moved({ longitude, latitude, zoom: Math.max(camera.minZoom, Math.min(camera.maxZoom, camera.zoom + by)) });
  };
  const middle = () => [looking().width / 2, looking().height / 2];
  // The place under the pointer stays there.
  const around = ({ offsetX, offsetY }, by) => {
    const [x, y] = middle();
    const left = 1 - 2 ** -by;
    to([x + (offsetX - x) * left, y + (offsetY - y) * left], by);
  };
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", ({ buttons, movementX, movementY }) => {
    const [x, y] = middle();
    if (buttons) to([x - movementX, y - movementY]);
  });
  canvas.addEventListener("dblclick", (event) => around(event, 1));
  canvas.addEventListener("wheel", (event) => {
    if (!wheel) return;
    event.preventDefault();
    around(event, -event.deltaY / NOTCH);
  }, { passive: false });
  canvas.addEventListener("keydown", ({ key }) => {
    const [x, y] = middle();
    if (KEYS[key]) to([x + KEYS[key][0], y + KEYS[key][1]]);
    else if (ZOOMS[key]) to([x, y], ZOOMS[key]);
  });
}
