import type { Published } from './types.ts';

/** Mean and standard error. */
type Number = readonly [mean: number, error: number];

/** Rows of a table of PacGAN: of each method modes, share of samples of high quality, reverse KL in nats. */
export function pacganRows(
  modes: number,
  source: string,
  rows: Readonly<Record<string, readonly [Number, Number, Number]>>,
): Published[] {
  const columns = [
    ['modes', `modes of ${modes}`],
    ['highQuality', 'high quality'],
    ['reverseKl', 'reverse KL'],
  ];
  return Object.entries(rows).flatMap(([method, numbers]) =>
    columns.map(([metric, name], i) => {
      const [value, error] = numbers[i];
      return { method, metric, name, value, error, source };
    }),
  );
}
