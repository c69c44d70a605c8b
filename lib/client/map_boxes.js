// Boxes of marks and texts in the frame, so that nothing is drawn over another: [left, top, right, bottom] in px.

const context = document.createElement("canvas").getContext("2d");

export function textWidth(text, font) {
  context.font = font;
  return Math.ceil(context.measureText(text).width);
}

export function around([x, y], width, height, margin = 1) {
  return [x - width / 2 - margin, y - height / 2 - margin, x + width / 2 + margin, y + height / 2 + margin];
}

export function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

export function free(box, taken) {
  return !taken.some((other) => overlaps(box, other));
}

export function within(box, camera) {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= camera.width && box[3] <= camera.height;
}
