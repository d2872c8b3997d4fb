/**
 * Draws a flattened stroke into a square picture of coverages in [0, 1]: the larger of what is there and the pen's. The pen
 * is a disc whose radius (pixels) goes from `begin` to `end` along the stroke, with an edge `soft` pixels wide.
 */
export function pen(
  picture: Float32Array,
  side: number,
  line: Float64Array,
  begin: number,
  end: number,
  soft: number,
): void {
  const pieces = line.length / 2 - 1;
  for (let i = 0; i < pieces; i++) {
    const [x, y] = [line[2 * i], line[2 * i + 1]];
    const [dx, dy] = [line[2 * i + 2] - x, line[2 * i + 3] - y];
    const radius = begin + ((end - begin) * (i + 0.5)) / pieces;
    const reach = radius + soft;
    const square = dx * dx + dy * dy + 1e-9;
    const left = Math.max(0, Math.ceil(Math.min(x, x + dx) - reach));
    const right = Math.min(side - 1, Math.floor(Math.max(x, x + dx) + reach));
    const top = Math.max(0, Math.ceil(Math.min(y, y + dy) - reach));
    const bottom = Math.min(side - 1, Math.floor(Math.max(y, y + dy) + reach));
    for (let py = top; py <= bottom; py++) {
      for (let px = left; px <= right; px++) {
        const along = Math.max(0, Math.min(1, ((px - x) * dx + (py - y) * dy) / square));
        const [ex, ey] = [px - x - along * dx, py - y - along * dy];
        const cover = Math.min(1, (reach - Math.sqrt(ex * ex + ey * ey)) / (2 * soft));
        if (cover > picture[py * side + px]) picture[py * side + px] = cover;
      }
    }
  }
}
