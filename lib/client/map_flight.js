// The way of the camera from one place to another: out, over and in again, as deck.gl flies.

import { glide } from "./glide.js";
import { bounded } from "./map_camera.js";

// `step` receives the camera and the share of the way that it has come.
export function flight(from, to, step) {
  const size = { width: to.width, height: to.height };
  const start = { ...from, ...size };
  const fly = new window.deck.FlyToInterpolator();
  const same = ["longitude", "latitude", "zoom"].every((name) => Math.abs(from[name] - to[name]) < 1e-6);
  return glide((share) => step(same || share === 1 ? to : bounded({ ...to, ...fly.interpolateProps(start, to, share) }), share));
}
