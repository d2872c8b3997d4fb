// Curves over one x axis, with their labels.
import { el, INK, line, type Point, text, ticks, tickText } from './svg.ts';

/** A curve: NaN interrupts it. */
export interface Curve {
  readonly label: string;
  readonly colour: string;
  readonly y: readonly number[];
  readonly dash?: string;
}

/** A chart at a place in a figure. */
export interface Chart {
  readonly title: string;
  readonly x: readonly number[];
  readonly curves: readonly Curve[];
  /** A horizontal line with a label. */
  readonly level?: { readonly value: number; readonly label: string };
}

const LEFT = 52;

/** Draws a chart of a size, its upper left corner at a height. */
export function chart(
  { title, x, curves, level }: Chart,
  top: number,
  width: number,
  height: number,
): string {
  const values = curves.flatMap(({ y }) => y.filter(Number.isFinite));
  if (level) values.push(level.value);
  const [low, high] = [
    values.reduce((a, b) => Math.min(a, b), values[0] ?? 0),
    values.reduce((a, b) => Math.max(a, b), values[0] ?? 1),
  ];
  const pad = (high - low) * 0.05 || 0.5;
  const [min, max] = [low - pad, high + pad];
  const [floor, right] = [top + height - 24, width - 14];
  const px = (value: number) => LEFT + (value / Math.max(1, x[x.length - 1] ?? 1)) * (right - LEFT);
  const py = (value: number) => floor - ((value - min) / (max - min)) * (height - 52);
  const parts = [
    text([LEFT, top + 16], title, { size: 12 }),
    ...ticks(min, max, 4).flatMap((value) => [
      line(
        [
          [LEFT, py(value)],
          [right, py(value)],
        ],
        { colour: '#eeeeee', width: 1 },
      ),
      text([LEFT - 6, py(value) + 3.5], tickText(value), { anchor: 'end', size: 10, colour: INK.soft }),
    ]),
    ...ticks(0, Math.max(1, x[x.length - 1] ?? 1)).map((value) =>
      text([px(value), floor + 14], tickText(value), { anchor: 'middle', size: 10, colour: INK.soft }),
    ),
    line(
      [
        [LEFT, floor],
        [right, floor],
      ],
      { colour: INK.soft, width: 1 },
    ),
  ];
  if (level) {
    parts.push(
      line(
        [
          [LEFT, py(level.value)],
          [right, py(level.value)],
        ],
        { colour: INK.soft, width: 1, dash: '4 3' },
      ),
    );
    parts.push(
      text([right, py(level.value) - 4], level.label, { anchor: 'end', size: 10, colour: INK.soft }),
    );
  }
  curves.forEach(({ label, colour, y, dash }, i) => {
    parts.push(
      line(
        y.map((value, k): Point => [px(x[k]), py(value)]),
        { colour, width: 1.2, dash },
      ),
    );
    parts.push(
      text([right - 70 * (curves.length - 1 - i), top + 16], label, { anchor: 'end', size: 11, colour }),
    );
  });
  return el('g', {}, ...parts);
}
