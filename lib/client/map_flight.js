// The way of the camera from one place to another: out, over and in again, as deck.gl flies.

import { bounded } from "./map_camera.js";

// A function from the share of the way to the camera there.
export function flight(from, to) {
  const { width, height } = to;
  const [start, fly] = [{ ...from, width, height }, new window.deck.FlyToInterpolator()];
  return (share) => (share === 1 ? to : bounded({ ...to, ...fly.interpolateProps(start, to, share) }));
}
