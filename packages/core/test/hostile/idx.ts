import type { FileEntry } from '../../src/formats/types.ts';
import { fileOf } from '../realData.ts';
import { ascii, flip, gz, join, u32 } from './bytes.ts';

export const idx = (sizes: number[], body: number, magic = 2051) =>
  join([...u32(magic), ...sizes.flatMap(u32)], new Uint8Array(body));
export const good = idx([2, 3, 3], 18);
const bomb = gz(idx([2, 3, 3], 2 ** 25));
export const fromIdx: Record<string, [files: Uint8Array | FileEntry[], message: RegExp]> = {
  'no bytes': [new Uint8Array(0), /got a-images-idx3-ubyte \(an empty file\)/],
  'three bytes': [good.slice(0, 3), /\(other data\)/],
  'header cut off': [good.slice(0, 15), /header of 16 bytes, got 15/],
  labels: [idx([18], 18, 2049), /\(IDX labels without images\)/],
  'floats that are no numbers': [
    join(idx([2, 3, 3], 68, 0x0d03), [0x7f, 0xc0, 0, 0]),
    /expected finite numbers, got NaN at 17/,
  ],
  'five dimensions': [idx([2, 3, 3, 1, 1], 18, 0x0805), /other data/],
  'other bytes': [ascii('<html>not found</html>'), /a web page/],
  'no image': [idx([0, 28, 28], 0), /expected images/],
  'no width': [idx([2, 3, 0], 0), /expected images/],
  'a byte short': [good.slice(0, -1), /expected 34 bytes for 2 x 3 x 3, got 33/],
  'a byte long': [join(good, [0]), /got 35/],
  'sizes of 2^32 - 1': [idx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], 18), /at most 10000000 samples/],
  'sizes that multiply to 2^32 bytes': [idx([1024, 2048, 2048], 18), /at most 2147483648 bytes/],
  'one label too few': [
    [fileOf('a-images-idx3-ubyte', good), fileOf('a-labels-idx1-ubyte', idx([1], 1, 2049))],
    /a-labels-idx1-ubyte: expected 2 labels/,
  ],
  'a file of 3 GB': [
    [{ path: 'a-idx3-ubyte', size: 3 * 2 ** 30, read: async () => idx([3 * 2 ** 10, 1024, 1024], 0) }],
    /at most 2147483648 bytes/,
  ],
  'gzip cut off in its header': [gz(good).slice(0, 9), /gzip/],
  'gzip cut off in its data': [gz(good).slice(0, -9), /gzip|packed|IDX header/],
  'gzip cut off in its checksum': [gz(good).slice(0, -3), /gzip|packed/],
  'gzip with a wrong checksum': [flip(gz(good), -7), /wrong one/],
  'gzip with a wrong size': [flip(gz(good), -4), /truncated or damaged/],
  'gzip with a byte flipped': [flip(gz(good), 14), /IDX|packed|damaged/],
  'gzip and more after it': [join(gz(good), ascii('PK')), /damaged|packed/],
  'two gzip members that are too much': [join(gz(good), gz(good)), /got more/],
  'two gzip members, the first damaged': [
    join(flip(gz(good.slice(0, 20)), -7), gz(good.slice(20))),
    /wrong one/,
  ],
  'gzip with reserved flags': [flip(gz(good), 3), /gzip/],
  'gzip with a name without end': [
    join([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 0], new Uint8Array(50).fill(65)),
    /whole gzip header/,
  ],
  'gzip bomb': [bomb, /got more/],
  'gzip bomb with a forged size': [join(bomb.slice(0, -4), [34, 0, 0, 0]), /got more/],
  'gzip that promises 2 GB': [join(gz(idx([2048, 1024, 1024], 18)).slice(0, -4), [16, 0, 0, 128]), /too few/],
};
