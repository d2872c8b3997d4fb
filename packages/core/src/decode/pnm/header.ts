import { DataError } from '../../errors.ts';
import { ascii } from '../ascii.ts';

/** How the samples of a netpbm file are stored. */
export interface PnmHeader {
  readonly width: number;
  readonly height: number;
  /** Samples per pixel: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly samples: number;
  /** The largest sample, up to 65535. */
  readonly most: number;
  /** Whether samples are numbers in text. */
  readonly plain: boolean;
  /** Whether samples are bits, 1 for black. */
  readonly bitmap: boolean;
  /** Where the samples begin. */
  readonly begin: number;
}

/** A header is short, even with comments; more is not searched. */
const LONGEST = 65536;

/** Reads the header of a PBM, PGM, PPM or PAM file. Throws DataError for one that is damaged. */
export function readPnmHeader(bytes: Uint8Array, where: string): PnmHeader {
  const kind = bytes[1] - 48;
  const header = kind === 7 ? readPam(bytes) : readNumbers(bytes, kind);
  const { width, height, samples, most } = header;
  const right =
    [width, height].every((n) => n >= 0) && samples >= 1 && samples <= 4 && most >= 1 && most <= 65535;
  if (!right || !Number.isInteger(header.begin))
    throw new DataError(`${where}: expected a whole netpbm header, got none.`);
  return header;
}

/** Width, height and, but for bitmaps, the largest sample; comments run from # to the end of a line. */
function readNumbers(bytes: Uint8Array, kind: number): PnmHeader {
  const bitmap = kind === 1 || kind === 4;
  const numbers: number[] = [];
  let at = 2;
  while (numbers.length < (bitmap ? 2 : 3) && at < Math.min(bytes.length, LONGEST)) {
    if (bytes[at] === 0x23) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    const begin = at;
    let value = 0;
    for (; isDigit(bytes[at]) && at - begin < 9; at++) value = value * 10 + bytes[at] - 48;
    if (at > begin) numbers.push(value);
    else at++;
  }
  const [width = -1, height = -1, most = bitmap ? 1 : -1] = numbers;
  // One white space follows the last number.
  return { width, height, samples: kind % 3 === 0 ? 3 : 1, most, plain: kind < 4, bitmap, begin: at + 1 };
}

function readPam(bytes: Uint8Array): PnmHeader {
  const end = bytes.subarray(0, LONGEST).findIndex((_, i) => ascii(bytes, i, i + 7) === 'ENDHDR\n');
  const fields = ascii(bytes, 0, Math.max(0, end)).split('\n');
  const field = (name: string) =>
    Number(fields.find((line) => line.startsWith(`${name} `))?.slice(name.length) ?? -1);
  return {
    width: field('WIDTH'),
    height: field('HEIGHT'),
    samples: field('DEPTH'),
    most: field('MAXVAL'),
    plain: false,
    bitmap: false,
    begin: end < 0 ? Number.NaN : end + 7,
  };
}

/** Whether a byte is an ASCII digit. */
export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
