// Where the map looks: a camera is { longitude, latitude, zoom, width, height } over Web Mercator, as deck.gl has it.

export const TILE = 512; // px of the whole world at zoom 0
const EDGE = 85.05; // latitude at which the square world ends
const CLOSEST = 12;
export const READABLE = 10; // px: a circle smaller than that is left to its mark's own soft edge

// Where a place stands in the square world, 0 to 1 each way.
export function world([lon, lat]) {
  const bounded = Math.max(-EDGE, Math.min(EDGE, lat));
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) / (2 * Math.PI)];
}

function earth([x, y]) {
  return [x * 360 - 180, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

// A function from [lon, lat] to px in the frame.
export function projection(camera) {
  const size = TILE * 2 ** camera.zoom;
  const [x0, y0] = world([camera.longitude, camera.latitude]);
  return (at) => {
    const [x, y] = world(at);
    return [(x - x0) * size + camera.width / 2, (y - y0) * size + camera.height / 2];
  };
}

// A function from px in the frame to [lon, lat].
export function unprojection(camera) {
  const size = TILE * 2 ** camera.zoom;
  const [x0, y0] = world([camera.longitude, camera.latitude]);
  return ([x, y]) => earth([(x - camera.width / 2) / size + x0, (y - camera.height / 2) / size + y0]);
}

export function pxPerDegree(camera) {
  return (TILE * 2 ** camera.zoom) / 360;
}

export function pxPerKm(camera) {
  return pxPerDegree(camera) / (111.32 * Math.cos((camera.latitude * Math.PI) / 180));
}

// [west, south, east, north] of what is seen.
export function extent(camera) {
  const size = TILE * 2 ** camera.zoom;
  const [x, y] = world([camera.longitude, camera.latitude]);
  const [w, h] = [camera.width / size / 2, camera.height / size / 2];
  const [west, north] = earth([x - w, y - h]);
  const [east, south] = earth([x + w, y + h]);
  return [west, south, east, north];
}

// The closest camera that sees all of [west, south, east, north].
export function fitted([west, south, east, north], frame, padding = 0) {
  const [x0, y0] = world([west, north]);
  const [x1, y1] = world([east, south]);
  const room = [Math.max(40, frame.width - 2 * padding), Math.max(40, frame.height - 2 * padding)];
  const zoom = Math.min(Math.log2(room[0] / TILE / (x1 - x0)), Math.log2(room[1] / TILE / (y1 - y0)));
  const [longitude, latitude] = earth([(x0 + x1) / 2, (y0 + y1) / 2]);
  return bounded({ ...frame, longitude, latitude, zoom: Math.min(zoom, 9) });
}

// A preset: bounds, or a middle and the zoom that suits a frame of 900 px.
export function preset(view, frame) {
  if (view.bounds) return fitted(view.bounds, frame);
  return bounded({ ...frame, ...view, zoom: view.zoom + Math.min(0.3, Math.log2(frame.width / 900)) });
}

// The nearest camera that shows no void above or below the world.
export function bounded(camera) {
  const zoom = Math.min(CLOSEST, Math.max(camera.zoom, Math.log2(camera.height / TILE)));
  const half = camera.height / (TILE * 2 ** zoom) / 2;
  const [x, y] = world([camera.longitude, camera.latitude]);
  const [longitude, latitude] = earth([x, Math.min(1 - half, Math.max(half, y))]);
  return { ...camera, longitude, latitude, zoom, minZoom: Math.log2(camera.height / TILE), maxZoom: CLOSEST };
}
