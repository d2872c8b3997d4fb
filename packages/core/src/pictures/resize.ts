/** For one place of the output: the first place of the input it looks at, and the weights from there on. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Width and height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A function that brings interleaved pixels of `channels` channels from one size to another: each axis averages over area
 * where it shrinks and interpolates linearly where it grows. Sums go in ascending order, so every platform gets the
 * same numbers. What lies between the axes is one array for all calls: engines collect all garbage after so many megabytes of arrays,
 * which takes the longer the more files there are.
 */
export function resizer(from: Size, to: Size, channels: number): (pixels: ArrayLike<number>) => Float64Array {
  const across = axis(from.width, to.width);
  const down = axis(from.height, to.height);
  const narrow = new Float64Array(from.height * to.width * channels);
  return (pixels) => {
    for (let y = 0; y < from.height; y++) {
      for (let x = 0; x < to.width; x++) {
        const { first, weights } = across[x];
        for (let c = 0; c < channels; c++) {
          const at = (y * from.width + first) * channels + c;
          let sum = 0;
          for (let k = 0; k < weights.length; k++) sum += weights[k] * pixels[at + k * channels];
          narrow[(y * to.width + x) * channels + c] = sum;
        }
      }
    }
    return mixRows(narrow, down, to.width * channels);
  };
}

/** Rows of `row` numbers -> one row for each of the taps. */
function mixRows(rows: Float64Array, down: readonly Taps[], row: number): Float64Array {
  const out = new Float64Array(down.length * row);
  for (const [y, { first, weights }] of down.entries()) {
    for (let i = 0; i < row; i++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * rows[(first + k) * row + i];
      out[y * row + i] = sum;
    }
  }
  return out;
}

function axis(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, i) => (to < from ? area(i, from, to) : linear(i, from, to)));
}

/** The share of each input place in the stretch [i, i + 1) * from / to. */
function area(i: number, from: number, to: number): Taps {
  const begin = (i * from) / to;
  const end = ((i + 1) * from) / to;
  const first = Math.floor(begin);
  const last = Math.min(from, Math.ceil(end));
  const weights: number[] = [];
  for (let k = first; k < last; k++) weights.push(((Math.min(end, k + 1) - Math.max(begin, k)) * to) / from);
  return { first, weights };
}

/** The two input places about the centre of output place i, clamped at the ends. */
function linear(i: number, from: number, to: number): Taps {
  const centre = Math.max(0, Math.min(from - 1, ((i + 0.5) * from) / to - 0.5));
  const first = Math.min(Math.floor(centre), Math.max(0, from - 2));
  const part = centre - first;
  return { first, weights: from === 1 ? [1] : [1 - part, part] };
}
