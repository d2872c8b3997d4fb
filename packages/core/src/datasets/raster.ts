/** A picture that is painted on: pixels row by row, channels interleaved, paint from 0 to 1. */
export interface Raster {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: Float32Array;
}

/** One number per channel, 0 to 1. */
export type Paint = readonly number[];

/** Left, top, right and bottom in pixels, whole pixels or not. */
export type Bounds = readonly [left: number, top: number, right: number, bottom: number];

/**
 * Paints a shape given by its distance in pixels, negative inside, with an edge `soft` pixels wide. Only pixels whose centres lie in
 * `bounds` (widened by the edge) are looked at. Pixel (0, 0) has its centre at 0, 0.
 */
export function paint(
  { height, width, channels, data }: Raster,
  colour: Paint,
  [left, top, right, bottom]: Bounds,
  distance: (x: number, y: number) => number,
  soft = 1,
): void {
  const [first, last] = [Math.max(0, Math.ceil(left - soft)), Math.min(width - 1, Math.floor(right + soft))];
  const end = Math.min(height - 1, Math.floor(bottom + soft));
  for (let y = Math.max(0, Math.ceil(top - soft)); y <= end; y++) {
    for (let x = first; x <= last; x++) {
      const cover = Math.max(0, Math.min(1, 0.5 - distance(x, y) / soft));
      if (cover === 0) continue;
      const at = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) data[at + c] += cover * (colour[c] - data[at + c]);
    }
  }
}

/** An upright ellipse with half axes `rx` and `ry`. Its distance is exact on circles, and close near the edge of others. */
export function ellipse(
  raster: Raster,
  colour: Paint,
  [x, y]: readonly [number, number],
  [rx, ry]: readonly [number, number],
  soft?: number,
): void {
  const scale = Math.min(rx, ry);
  const distance = (px: number, py: number) => {
    const [dx, dy] = [(px - x) / rx, (py - y) / ry];
    return (Math.sqrt(dx * dx + dy * dy) - 1) * scale;
  };
  paint(raster, colour, [x - rx, y - ry, x + rx, y + ry], distance, soft);
}

/** The line between two ellipses of one centre: a ring `thick` pixels wide about radius `r`. */
export function ring(
  raster: Raster,
  colour: Paint,
  [x, y]: readonly [number, number],
  r: number,
  thick: number,
): void {
  const distance = (px: number, py: number) => {
    const [dx, dy] = [px - x, py - y];
    return Math.abs(Math.sqrt(dx * dx + dy * dy) - r) - thick / 2;
  };
  const reach = r + thick;
  paint(raster, colour, [x - reach, y - reach, x + reach, y + reach], distance);
}

/** An upright rectangle. */
export function rectangle(raster: Raster, colour: Paint, bounds: Bounds): void {
  const [left, top, right, bottom] = bounds;
  paint(raster, colour, bounds, (x, y) => Math.max(left - x, x - right, top - y, y - bottom));
}

/** A thick line with round ends. */
export function line(
  raster: Raster,
  colour: Paint,
  [ax, ay, bx, by]: readonly [number, number, number, number],
  thick: number,
): void {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy + 1e-9;
  const distance = (x: number, y: number) => {
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
    const [ex, ey] = [x - ax - along * dx, y - ay - along * dy];
    return Math.sqrt(ex * ex + ey * ey) - thick / 2;
  };
  const reach = thick / 2;
  const bounds: Bounds = [
    Math.min(ax, bx) - reach,
    Math.min(ay, by) - reach,
    Math.max(ax, bx) + reach,
    Math.max(ay, by) + reach,
  ];
  paint(raster, colour, bounds, distance);
}

/** Paint 0 to 1 as samples have it, -1 to 1; in place. */
export function finish(data: Float32Array): void {
  for (let i = 0; i < data.length; i++) data[i] = 2 * data[i] - 1;
}
