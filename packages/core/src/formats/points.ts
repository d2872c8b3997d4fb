import { pointSet } from '../datasets/pointSet.ts';
import { refit } from '../datasets/refit.ts';
import { DataError } from '../errors.ts';
import type { Format } from './types.ts';

const MOST_BYTES = 2 ** 28;
const MOST_WIDTH = 16;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** One file `….csv` of points: a point a line, its numbers separated by commas; no heading. */
export const points: Format = {
  matches: (files) => files.length === 1 && /\.csv$/i.test(files[0].path),

  async open([file], options) {
    if (file.size > MOST_BYTES)
      throw new DataError(`${file.path}: expected at most ${MOST_BYTES} bytes, got ${file.size}.`);
    const lines = new TextDecoder()
      .decode(await file.read())
      .trimEnd()
      .split(/\r?\n/);
    const width = lines[0].split(',').length;
    if (width > MOST_WIDTH)
      throw new DataError(`${file.path}: expected at most ${MOST_WIDTH} numbers a line, got ${width}.`);
    const values = new Float32Array(lines.length * width);
    for (const [row, line] of lines.entries()) {
      const fields = line.split(',').map((field) => field.trim());
      if (fields.length !== width || !fields.every((field) => NUMBER.test(field))) {
        const got = JSON.stringify(line.slice(0, 40));
        throw new DataError(
          `${file.path}:${row + 1}: expected ${width} numbers with commas between, got ${got}.`,
        );
      }
      values.set(fields.map(Number), row * width);
    }
    return { dataset: refit(pointSet(file.path, values, width), options), skipped: [] };
  },
};
