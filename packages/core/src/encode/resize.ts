/** For one place of the output: the first place of the input it looks at, and the weights from there on. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Interleaved pixels of any number of channels brought to another size: each axis averages over area where it shrinks and
 * interpolates linearly where it grows. Sums go in ascending order, so every platform gets the same numbers.
 */
export function resize(pixels: ArrayLike<number>, from: Size, to: Size, channels: number): Float64Array {
  const across = axis(from.width, to.width);
  const down = axis(from.height, to.height);
  const narrow = new Float64Array(from.height * to.width * channels);
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const { first, weights } = across[x];
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++)
          sum += weights[k] * pixels[(y * from.width + first + k) * channels + c];
        narrow[(y * to.width + x) * channels + c] = sum;
      }
    }
  }
  const row = to.width * channels;
  const out = new Float64Array(to.height * row);
  for (let y = 0; y < to.height; y++) {
    const { first, weights } = down[y];
    for (let i = 0; i < row; i++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * narrow[(first + k) * row + i];
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
