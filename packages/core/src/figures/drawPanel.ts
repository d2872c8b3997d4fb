// One panel of the figure of the first GAN paper.
import { INK, line, type Point, segment, text, ticks, tickText } from './svg.ts';

/** Width of a panel. */
export const WIDTH = 230;
/** Height of a panel. */
export const HEIGHT = 300;
const FLOOR = 170; // of the curves
const BOTTOM = 240; // the line of latents
const [LEFT, RIGHT] = [14, WIDTH - 18];

/** What a panel shows of a state. */
export interface Panel {
  readonly letter: string;
  readonly caption: string;
  /** Density of G's samples, and D's output, at each x. */
  readonly fake: Float64Array;
  readonly d: Float32Array;
  /** Latents, ascending, and where G maps them; empty if latents have more numbers. */
  readonly z: readonly number[];
  readonly mapped: readonly number[];
}

/** What panels of a figure share. */
export interface Scale {
  readonly x: Float64Array;
  readonly real: Float64Array;
  /** The density at the top of the curves. */
  readonly top: number;
  readonly range: readonly [number, number];
}

/** The curves, and below them where G maps latents. */
export function drawPanel({ letter, caption, fake, d, z, mapped }: Panel, scale: Scale): string[] {
  const { x, real, top, range } = scale;
  const last = x[x.length - 1];
  const px = (value: number) => LEFT + ((value - x[0]) / (last - x[0])) * (RIGHT - LEFT);
  const along = (values: ArrayLike<number>, most: number, least = 0): Point[] =>
    Array.from(values, (value, i): Point => {
      const share = Math.min(1.05, (value - least) / (most - least));
      return [px(x[i]), FLOOR - share * (FLOOR - 20)];
    });
  const tick = (value: number) =>
    text([px(value), FLOOR - 4], tickText(value), { size: 7, colour: INK.soft, anchor: 'middle' });
  return [
    line(along(real, top), { colour: INK.data, dash: '1.5 3', width: 2 }),
    line(along(fake, top), { colour: INK.g, width: 2 }),
    line(along(d, range[1], range[0]), { colour: INK.d, dash: '6 4' }),
    ...axis('x', FLOOR),
    ...ticks(x[0], last).map(tick),
    text([WIDTH / 2, HEIGHT - 8], `(${letter})  ${caption}`, { anchor: 'middle' }),
    ...(z.length > 0 ? arrows(z, mapped.map(px)) : []),
  ];
}

const axis = (name: string, height: number): string[] => [
  segment([LEFT, height], [RIGHT, height], { colour: INK.text, width: 1 }),
  text([RIGHT + 6, height + 4], name),
];

/** The line of latents, and an arrow from each to where it is mapped. */
function arrows(z: readonly number[], mapped: readonly number[]): string[] {
  const reach = Math.max(z[z.length - 1] - z[0], 1e-6);
  const zx = (value: number) => LEFT + 12 + ((value - z[0]) / reach) * (RIGHT - LEFT - 24);
  const to = (value: number) => Math.min(RIGHT, Math.max(LEFT, value));
  return [
    ...axis('z', BOTTOM),
    ...z.flatMap((value, i) => arrow([zx(value), BOTTOM], [to(mapped[i]), FLOOR + 2])),
  ];
}

/** An arrow upwards, its head in its direction. */
function arrow([x0, y0]: Point, [x1, y1]: Point): string[] {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [(5 * dx) / length, (5 * dy) / length];
  const head: Point[] = [
    [x1 - ux - 0.4 * uy, y1 - uy + 0.4 * ux],
    [x1, y1],
    [x1 - ux + 0.4 * uy, y1 - uy - 0.4 * ux],
  ];
  return [
    segment([x0, y0], [x1, y1], { colour: INK.soft, width: 0.6 }),
    line(head, { colour: INK.soft, width: 0.6, fill: INK.soft }),
  ];
}

/** What the lines are; D's range where its outputs are no probabilities. */
export function legend(logits: boolean, [low, high]: readonly [number, number]): string {
  const ofD = logits
    ? 'D, from 0 to 1'
    : `D, from ${tickText(Math.round(low * 100) / 100)} to ${tickText(Math.round(high * 100) / 100)}`;
  const items: [string, string, string | undefined][] = [
    ['p data', INK.data, '1.5 3'],
    ['p G', INK.g, undefined],
    [ofD, INK.d, '6 4'],
  ];
  const at = [14, 82, 136];
  return items
    .map(([label, colour, dash], i) =>
      [
        segment([at[i], 268], [at[i] + 20, 268], { colour, dash, width: 1.5 }),
        text([at[i] + 24, 271], label, { size: 9 }),
      ].join(''),
    )
    .join('');
}
