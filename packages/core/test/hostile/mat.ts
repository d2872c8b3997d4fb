import { zlibSync } from 'fflate';
import { ascii, join } from './bytes.ts';

const [INT8, UINT8, INT32, UINT32, MATRIX, PACKED] = [1, 2, 5, 6, 14, 15];

const u32 = (n: number) => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24];

/** An element of a MAT-file, little-endian, padded to 8 bytes. */
export const element = (type: number, bytes: ArrayLike<number>): Uint8Array =>
  join([...u32(type), ...u32(bytes.length)], bytes, new Uint8Array((8 - (bytes.length % 8)) % 8));

/** A variable of bytes, as MATLAB stores it. */
export function variable(
  name: string,
  shape: readonly number[],
  bytes: ArrayLike<number>,
  kind = 9,
): Uint8Array {
  return element(
    MATRIX,
    join(
      element(UINT32, [...u32(kind), ...u32(0)]),
      element(INT32, shape.flatMap(u32)),
      element(INT8, ascii(name)),
      element(UINT8, bytes),
    ),
  );
}

export const packed = (bytes: Uint8Array): Uint8Array => {
  const zlib = zlibSync(bytes);
  return join([...u32(PACKED), ...u32(zlib.length)], zlib);
};

/** A file of variables. */
export const matFile = (...variables: Uint8Array[]): Uint8Array =>
  join(ascii('MATLAB 5.0 MAT-file, made by a test'.padEnd(124)), [0, 1], ascii('IM'), ...variables);

/** Two pictures of 2 x 3 RGB, the first dimension fastest: 100 n + 36 c + 6 x + y or so. */
export const pixelOf = (y: number, x: number, c: number, n: number): number => 100 * n + 30 * c + 5 * x + y;
export const pictures = Array.from({ length: 36 }, (_, i) =>
  pixelOf(i % 2, Math.floor(i / 2) % 3, Math.floor(i / 6) % 3, Math.floor(i / 18)),
);
const X = variable('X', [2, 3, 3, 2], pictures);
const y = variable('y', [2, 1], [10, 1]);
export const goodMat = matFile(packed(X), packed(y));
const bomb = packed(join([...u32(MATRIX), ...u32(2 ** 22)], new Uint8Array(2 ** 22)));

export const fromMat: Record<string, [file: Uint8Array, message: RegExp]> = {
  'a header alone': [matFile(), /got no arrays/],
  'a header cut off': [goodMat.slice(0, 60), /header of 128 bytes, got 60/],
  'another order of bytes': [join(goodMat.slice(0, 126), ascii('XX'), goodMat.slice(128)), /IM or MI/],
  'a variable cut off': [goodMat.slice(0, -5), /cut off/],
  'a tag cut off': [join(goodMat, [14, 0, 0]), /cut off/],
  'no images': [matFile(y), /got y \[2, 1\]/],
  'two channels': [matFile(variable('X', [2, 3, 2, 2], pictures.slice(12))), /got X \[2, 3, 2, 2\]/],
  'fewer bytes than its shape says': [
    matFile(variable('X', [2, 3, 3, 3], pictures)),
    /for 2 x 3 x 3 x 3, got 36/,
  ],
  'sizes of 2^32 - 1': [matFile(variable('X', [2 ** 32 - 1, 2 ** 32 - 1, 3, 1], pictures)), /got 36 bytes/],
  'one dimension': [matFile(variable('X', [36], pictures)), /2 to 8 dimensions, got 1/],
  'a struct alone': [matFile(variable('s', [1, 1], [1], 2)), /got no arrays/],
  'other bytes than zlib': [
    matFile(join([...u32(PACKED), ...u32(16)], new Uint8Array(16))),
    /packed by zlib/,
  ],
  'zlib with a damaged byte': [
    matFile(packed(X).map((byte, i) => (i === 14 ? byte ^ 255 : byte))),
    /packed|cut off|expected/,
  ],
  'a bomb': [matFile(bomb), /cut off|dimensions|got/],
  'a promise of 2 GB': [
    matFile(packed(join([...u32(MATRIX), ...u32(2 ** 31 - 8)], new Uint8Array(64)))),
    /too few/,
  ],
  'a promise of 4 GB': [
    matFile(packed(join([...u32(MATRIX), ...u32(2 ** 32 - 8)], new Uint8Array(64)))),
    /at most 2,147,483,648 bytes/,
  ],
};
