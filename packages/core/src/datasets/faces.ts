import { drawnSet } from './drawnSet.ts';
import { ellipse, finish, line, type Paint, type Raster, rectangle } from './raster.ts';
import type { EmbeddedSet } from './types.ts';

const SIDE = 32;
const HAIR = ['dark hair', 'fair hair'];
const EYES = ['no glasses', 'glasses'];
const MOUTHS = ['serious', 'smiling'];

/** Class of a face: 4 of the hair, 2 of the eyes, 1 of the mouth. */
const classNames = HAIR.flatMap((hair) =>
  EYES.flatMap((eyes) => MOUTHS.map((mouth) => `${hair}, ${eyes}, ${mouth}`)),
);

/** Drawn faces, 32 x 32 RGB, without likeness to anybody: the class says hair, glasses and mouth. */
export const faces: EmbeddedSet = {
  help: 'procedurally drawn faces, 32x32 RGB; classes by hair, glasses and smile',
  open: (random) =>
    drawnSet(
      { name: 'faces', shape: [SIDE, SIDE, 3], classNames, version: 1, numbers: 28, draw: drawFace },
      random,
    ),
};

function drawFace(u: Float32Array, out: Float32Array): number {
  const label = Math.floor(u[0] * 8);
  const around = (at: number, reach: number) => (2 * u[at] - 1) * reach;
  const raster: Raster = { height: SIDE, width: SIDE, channels: 3, data: out };
  const ground: Paint = [0.35 + 0.5 * u[1], 0.4 + 0.45 * u[2], 0.45 + 0.45 * u[3]];
  for (let i = 0; i < out.length; i++) out[i] = ground[i % 3];
  const [x, y] = [15.5 + around(4, 1.6), 17 + around(5, 1.2)];
  const [rx, ry] = [8.2 + around(6, 1), 10.4 + around(7, 1)];
  const shade = u[8];
  const skin: Paint = [0.96 - 0.5 * shade, 0.8 - 0.48 * shade, 0.68 - 0.46 * shade];
  const fair = label >= 4;
  const tint = 0.16 * u[9];
  const hair: Paint = fair ? [0.86 + tint / 2, 0.68 + tint, 0.3 + tint] : [0.1 + tint, 0.07 + tint / 2, 0.06];
  const dress: Paint = [0.15 + 0.7 * u[10], 0.15 + 0.7 * u[11], 0.2 + 0.7 * u[12]];
  ellipse(raster, dress, [x, SIDE + 4], [13 + around(13, 1.5), 8]);
  const long = u[14];
  const volume = 1.2 + 1.4 * u[15];
  ellipse(raster, hair, [x, y - 1.5], [rx + volume, ry + volume - 0.6]);
  const fall = y + (long - 0.3) * 12;
  if (long > 0.3) rectangle(raster, hair, [x - rx - volume, y - 2, x + rx + volume, fall]);
  rectangle(raster, shaded(skin, 0.85), [x - 2.6, y + 5, x + 2.6, y + ry + 3]);
  ellipse(raster, skin, [x, y], [rx, ry]);
  const fringe = 0.5 + 0.24 * u[16];
  ellipse(raster, hair, [x + around(17, 3), y - ry], [rx * 0.95, ry * (1 - fringe) + 1]);
  features(raster, u, { x, y, rx, ry, skin, hair, label });
  finish(out);
  return label;
}

/** A face without its features. */
interface Face {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly skin: Paint;
  readonly hair: Paint;
  readonly label: number;
}

function features(raster: Raster, u: Float32Array, { x, y, rx, ry, skin, hair, label }: Face): void {
  const around = (at: number, reach: number) => (2 * u[at] - 1) * reach;
  const look = around(18, 0.5);
  const apart = rx * (0.44 + around(19, 0.05));
  const height = y - 1.2 + around(20, 0.6);
  const open = 1.05 + around(21, 0.25);
  const iris: Paint = [0.1 + 0.2 * u[22], 0.15 + 0.3 * u[23], 0.15 + 0.4 * u[23]];
  for (const side of [-1, 1]) {
    const eye: [number, number] = [x + side * apart, height];
    ellipse(raster, [0.97, 0.97, 0.95], eye, [1.8, open]);
    ellipse(raster, iris, [eye[0] + look, eye[1]], [0.95, 0.95]);
    const brow = height - 2.7 + around(24, 0.4);
    line(raster, shaded(hair, 0.8), [eye[0] - 1.6, brow, eye[0] + 1.6, brow + side * around(25, 0.6)], 1);
  }
  if (label % 4 >= 2) glasses(raster, x, height, apart);
  const nose = y + 2.6;
  line(raster, shaded(skin, 0.75), [x + 0.3, height + 1.5, x + 0.9, nose], 0.8);
  line(raster, shaded(skin, 0.75), [x + 0.9, nose, x - 0.6, nose + 0.2], 0.8);
  mouth(raster, [x, y + ry * 0.55 + around(26, 0.4)], 2.6 + 0.9 * u[27], label % 2 === 1);
}

function glasses(raster: Raster, x: number, y: number, apart: number): void {
  const frame: Paint = [0.08, 0.08, 0.12];
  for (const side of [-1, 1]) {
    const [left, right] = [x + side * apart - 2.7, x + side * apart + 2.7];
    for (const at of [y - 2.1, y + 2.1]) line(raster, frame, [left, at, right, at], 0.9);
    for (const at of [left, right]) line(raster, frame, [at, y - 2.1, at, y + 2.1], 0.9);
  }
  line(raster, frame, [x - apart + 2.7, y - 0.5, x + apart - 2.7, y - 0.5], 0.9);
}

function mouth(raster: Raster, [x, y]: [number, number], half: number, smiling: boolean): void {
  const lips: Paint = [0.62, 0.16, 0.2];
  const bend = smiling ? 1.5 : 0;
  const corner = y - (smiling ? 1.1 : 0);
  line(raster, lips, [x - half, corner, x - half / 3, corner + bend], 1.2);
  line(raster, lips, [x - half / 3, corner + bend, x + half / 3, corner + bend], 1.2);
  line(raster, lips, [x + half / 3, corner + bend, x + half, corner], 1.2);
  if (smiling) line(raster, [0.95, 0.93, 0.9], [x - half / 2, corner + 0.4, x + half / 2, corner + 0.4], 0.8);
}

const shaded = (colour: Paint, by: number): Paint => colour.map((value) => value * by);
