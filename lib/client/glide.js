// A change that takes a moment: frame by frame a share from 0 to 1, slow at both ends; where a reader wants less motion,
// 1 at once.

export const LENGTH = 1200; // ms

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// `step` draws a share; what comes back goes to the end at once, and does nothing after it.
export function glide(step) {
  const started = performance.now();
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    step(1);
  };
  const next = (now) => {
    if (over) return;
    const share = Math.max(0, (now - started) / LENGTH);
    if (share >= 1) return void end();
    step(share * share * (3 - 2 * share));
    requestAnimationFrame(next);
  };
  if (still()) end();
  else next(started);
  return end;
}

export const between = (a, b, share) => a + (b - a) * share;
