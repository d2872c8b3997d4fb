import { digitStrokes } from './digitStrokes.ts';
import { pen } from './pen.ts';
import { ellipse, line, type Paint, type Raster, rectangle, ring } from './raster.ts';
import { spline } from './spline.ts';

/** Height and width of a note in pixels. */
export const NOTE = [32, 64] as const;
/** What a genuine note has. */
export const PARTS = ['frame', 'portrait', 'numeral', 'seal'] as const;
/** What the numeral may say, with the note's colour. */
export const VALUES: readonly (readonly [string, Paint])[] = [
  ['1', [0.55, 0.62, 0.52]],
  ['2', [0.66, 0.5, 0.46]],
  ['5', [0.48, 0.58, 0.7]],
  ['7', [0.68, 0.6, 0.4]],
];
/** Uniform numbers that a note is drawn from. */
export const NOTE_NUMBERS = 24;

/** A part of a note, or none. */
export type Part = (typeof PARTS)[number] | undefined;

/** Draws a note, paint 0 to 1, with all parts but one; gives the place of its value in `VALUES`. */
export function drawNote(u: Float32Array, out: Float32Array, missing: Part): number {
  const [height, width] = NOTE;
  const raster: Raster = { height, width, channels: 3, data: out };
  const value = Math.floor(u[0] * VALUES.length);
  const ink = VALUES[value][1];
  paper(raster, u, ink);
  if (missing !== 'frame') frame(raster, u, ink);
  if (missing !== 'seal') seal(raster, u);
  if (missing !== 'portrait') portrait(raster, u, ink);
  if (missing !== 'numeral') numeral(raster, u, ink, Number(VALUES[value][0]));
  return value;
}

/** Pale paper with fine waves, worn a little. */
function paper({ data, width }: Raster, u: Float32Array, ink: Paint): void {
  const wear = 0.9 + 0.08 * u[1];
  const slope = 2 + Math.floor(3 * u[2]);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const wave = (x + slope * y) % 6 < 2 ? 0.06 : 0;
    data[i] = wear * (0.7 + 0.3 * ink[i % 3] - wave);
  }
}

function frame(raster: Raster, u: Float32Array, ink: Paint): void {
  const colour = dark(ink, 0.45);
  const inset = 1.2 + 0.8 * u[3];
  const [left, top, right, bottom] = [inset, inset, 63 - inset, 31 - inset];
  for (const [gap, thick] of [
    [0, 1.4],
    [2.2, 0.7],
  ]) {
    line(raster, colour, [left + gap, top + gap, right - gap, top + gap], thick);
    line(raster, colour, [left + gap, bottom - gap, right - gap, bottom - gap], thick);
    line(raster, colour, [left + gap, top + gap, left + gap, bottom - gap], thick);
    line(raster, colour, [right - gap, top + gap, right - gap, bottom - gap], thick);
  }
  for (const [x, y] of [
    [left + 1.5, top + 1.5],
    [right - 1.5, top + 1.5],
    [left + 1.5, bottom - 1.5],
    [right - 1.5, bottom - 1.5],
  ])
    rectangle(raster, colour, [x - 1.3, y - 1.3, x + 1.3, y + 1.3]);
}

/** A head in an oval in the middle. */
function portrait(raster: Raster, u: Float32Array, ink: Paint): void {
  const [x, y] = [32 + 2 * u[4] - 1, 15.5 + u[5] - 0.5];
  const [line1, hair, skin] = [dark(ink, 0.4), dark(ink, 0.25 + 0.3 * u[6]), dark(ink, 1.15 + 0.2 * u[7])];
  ellipse(raster, dark(ink, 0.55), [x, y], [9.4, 11.4]);
  ellipse(raster, dark(ink, 0.85), [x, y], [8.4, 10.4]);
  ellipse(raster, dark(ink, 0.5), [x, y + 10], [6.6 + 0.8 * u[8], 4.2]);
  ellipse(raster, hair, [x, y - 1.4], [4.9 + 0.8 * u[9], 6 + 0.8 * u[10]]);
  ellipse(raster, skin, [x, y + 0.4], [3.9, 5.2]);
  const look = u[11] - 0.5;
  for (const side of [-1, 1]) ellipse(raster, line1, [x + side * 1.7 + look, y - 0.5], [0.7, 0.7]);
  line(raster, line1, [x - 1.2 + look, y + 3.2, x + 1.2 + look, y + 3.2 - 0.5 * u[12]], 0.8);
}

/** The value, in two opposite corners. */
function numeral(raster: Raster, u: Float32Array, ink: Paint, value: number): void {
  const colour = dark(ink, 0.25);
  const size = 14;
  const strokes = digitStrokes[value][0];
  const cover = new Float32Array(size * size);
  for (const stroke of strokes) {
    const points = stroke.map((at, i) => (at / 100) * (i % 2 === 0 ? 4.6 : 5) + size / 2 - 0.5);
    pen(cover, size, spline(points), 0.7, 0.7, 0.6);
  }
  const shift = [Math.floor(2 * u[13]), Math.floor(2 * u[14])];
  for (const [left, top] of [
    [5 + shift[0], 4 + shift[1]],
    [45 - shift[0], 14 - shift[1]],
  ])
    stamp(raster, colour, cover, size, left, top);
}

function stamp(
  { data, width }: Raster,
  colour: Paint,
  cover: Float32Array,
  size: number,
  left: number,
  top: number,
): void {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = ((top + y) * width + left + x) * 3;
      for (let c = 0; c < 3; c++) data[at + c] += cover[y * size + x] * (colour[c] - data[at + c]);
    }
  }
}

/** A round red or green stamp, top right of the portrait. */
function seal(raster: Raster, u: Float32Array): void {
  const colour: Paint = u[15] < 0.5 ? [0.75, 0.15, 0.15] : [0.1, 0.5, 0.25];
  const [x, y] = [50.5 + u[16] - 0.5, 9 + u[17] - 0.5];
  ring(raster, colour, [x, y], 4.2, 1.2);
  ellipse(raster, colour, [x, y], [2, 2]);
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ])
    line(raster, colour, [x + 2 * dx, y + 2 * dy, x + 4 * dx, y + 4 * dy], 0.8);
}

/** A darker or, above 1, lighter tone. */
const dark = (colour: Paint, by: number): Paint => colour.map((value) => Math.min(1, value * by));
