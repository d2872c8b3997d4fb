import { DataError } from '../../errors.ts';
import type { ArrayHeader } from './types.ts';

const MIN_FLAT = 64; // numbers of a flattened image, at least

/** Where the numbers of images lie in an array: number (i, y, x, c) at the sum of strides times indices. */
export interface Layout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3 | 4;
  readonly strides: { readonly i: number; readonly y: number; readonly x: number; readonly c: number };
}

/** Whether an array of this shape can hold images. */
export function holdsImages({ shape }: Pick<ArrayHeader, 'shape'>): boolean {
  return shape.length === 3 || shape.length === 4 || (shape.length === 2 && isFlat(shape));
}

const isFlat = ([, numbers]: readonly number[]): boolean =>
  numbers >= MIN_FLAT && Number.isInteger(Math.sqrt(numbers));

/** Whether three dimensions are those of one image: N images of 3 pixels a row are none that anybody has. */
const isOneOfColour = ([height, width, channels]: readonly number[]): boolean =>
  (channels === 3 || channels === 4) && height >= 8 && width >= 8;

const isColour = (n: number): boolean => n === 1 || n === 3 || n === 4;

/**
 * Which dimension of an array is which: [N, H, W], [H, W, C] (H and W of 8 at least, C of 3 or 4), [N, H, W, C], [N, C, H, W], [H, W, C, N], or grey squares of [N, H * W]. C is
 * 1, 3 or 4. Throws DataError for other shapes.
 */
export function layoutOf({ shape, isFortran }: ArrayHeader, where: string): Layout {
  const strides = stridesOf(shape, isFortran);
  const of = (i: number, y: number, x: number, c?: number): Layout => ({
    count: shape[i],
    height: shape[y],
    width: shape[x],
    channels: c === undefined ? 1 : (shape[c] as Layout['channels']),
    strides: { i: strides[i], y: strides[y], x: strides[x], c: c === undefined ? 0 : strides[c] },
  });
  if (shape.length === 3 && isOneOfColour(shape))
    return { ...of(0, 0, 1, 2), count: 1, strides: { i: 0, y: strides[0], x: strides[1], c: strides[2] } };
  if (shape.length === 3) return of(0, 1, 2);
  if (shape.length === 2 && isFlat(shape)) {
    const side = Math.sqrt(shape[1]);
    const [i, step] = strides;
    return {
      count: shape[0],
      height: side,
      width: side,
      channels: 1,
      strides: { i, y: side * step, x: step, c: 0 },
    };
  }
  if (shape.length === 4) {
    if (isColour(shape[3])) return of(0, 1, 2, 3);
    if (isColour(shape[1])) return of(0, 2, 3, 1);
    if (isColour(shape[2])) return of(3, 0, 1, 2);
  }
  throw new DataError(
    `${where}: expected images [N, H, W], [N, H, W, C] or [N, C, H, W] of 1, 3 or 4 channels, got [${shape.join(', ')}].`,
  );
}

function stridesOf(shape: readonly number[], isFortran: boolean): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let k = 0; k < shape.length; k++) {
    const at = isFortran ? k : shape.length - 1 - k;
    strides[at] = stride;
    stride *= shape[at];
  }
  return strides;
}
