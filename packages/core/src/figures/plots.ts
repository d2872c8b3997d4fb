import { plot } from './plot.ts';
import type { Plot } from './plotContent.ts';
import { svg } from './svg.ts';

/** How plots are arranged. */
export interface Arrangement {
  readonly columns?: number;
  /** Of one plot, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** A figure of plots, row by row. */
export function plots(
  title: string,
  all: readonly Plot[],
  { columns = Math.min(all.length, 3), width = 320, height = 280 }: Arrangement = {},
): string {
  const rows = Math.ceil(all.length / columns);
  const drawn = all.map((one, i) =>
    plot(one, { left: (i % columns) * width, top: Math.floor(i / columns) * height, width, height }),
  );
  return svg(columns * width, rows * height, title, ...drawn);
}
