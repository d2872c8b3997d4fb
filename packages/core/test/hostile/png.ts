import { crc32, deflateSync } from 'node:zlib';
import { encodePng } from '../../src/encode/png.ts';
import { ascii, flip, join, noise, u32 } from './bytes.ts';

export const chunk = (type: string, data: ArrayLike<number> = []) => {
  const body = join(ascii(type), data);
  return join(u32(data.length), body, u32(crc32(body)));
};
export const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
export const header = (width: number, height: number, ...rest: number[]) =>
  chunk('IHDR', [...u32(width), ...u32(height), ...rest]);
const END = chunk('IEND');
const data = (rows: ArrayLike<number>) => chunk('IDAT', deflateSync(join(rows)));
export const png = encodePng({ width: 9, height: 9, channels: 3, data: noise(243) });
export const fromPng: Record<string, [bytes: Uint8Array, message: RegExp]> = {
  'no bytes': [new Uint8Array(0), /PNG file/],
  'only a signature': [join(SIGNATURE), /end inside the chunk at 8/],
  GIF: [ascii('GIF89a and so on'), /PNG file/],
  'chunk of 4 GB': [join(SIGNATURE, [255, 255, 255, 255], ascii('IHDR'), new Uint8Array(40)), /end inside/],
  '65535 x 65535 pixels': [
    join(SIGNATURE, header(65535, 65535, 8, 2, 0, 0, 0), data([0]), END),
    /1 to 16777216 pixels/,
  ],
  '0 pixels': [join(SIGNATURE, header(0, 5, 8, 2, 0, 0, 0), data([0]), END), /1 to 16777216 pixels/],
  'depth 3': [join(SIGNATURE, header(1, 1, 3, 0, 0, 0, 0), data([0, 0]), END), /standard allows/],
  'colour type 5': [join(SIGNATURE, header(1, 1, 8, 5, 0, 0, 0), data([0, 0]), END), /standard allows/],
  'interlacing 2': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 2), data([0, 0]), END), /standard allows/],
  'two headers': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), header(1, 1, 8, 0, 0, 0, 0), END), /one IHDR/],
  'no header': [join(SIGNATURE, data([0, 0]), END), /one IHDR/],
  'no data': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), END), /zlib data/],
  'cut off in its pixels': [png.slice(0, -30), /bytes when unpacked, got/],
  'unknown critical chunk': [
    join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), chunk('EVIL'), data([0, 0]), END),
    /got "EVIL"/,
  ],
  'wrong checksum': [flip(png, 45), /right checksum/],
  'too few rows': [
    join(SIGNATURE, header(4, 4, 8, 0, 0, 0, 0), data([0, 1, 2, 3, 4]), END),
    /20 bytes when unpacked, got 5/,
  ],
  'large and empty': [join(SIGNATURE, header(4096, 4096, 8, 6, 0, 0, 0), data([0]), END), /too few/],
  'filter type 9': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), data([9, 1]), END), /filter types/],
  'palette without colours': [join(SIGNATURE, header(1, 1, 8, 3, 0, 0, 0), data([0, 1]), END), /palette/],
  'index beyond the palette': [
    join(SIGNATURE, header(1, 1, 8, 3, 0, 0, 0), chunk('PLTE', [1, 2, 3]), data([0, 1]), END),
    /indices below 1/,
  ],
  'no deflate data': [
    join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), chunk('IDAT', [1, 2, 3, 4, 5, 6, 7]), END),
    /zlib data/,
  ],
};
