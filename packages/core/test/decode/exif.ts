import { crc32 } from 'node:zlib';
import { ascii, join, u32 } from '../hostile/bytes.ts';

const u16 = (n: number) => [n & 255, n >> 8];
const le32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];

/** A TIFF header and one page of SHORT and LONG tags, little-endian. */
export const page = (tags: Record<number, number>) =>
  join(
    [0x49, 0x49, 42, 0, ...le32(8), ...u16(Object.keys(tags).length)],
    ...Object.entries(tags).map(([tag, value]) => [
      ...u16(Number(tag)),
      ...u16(value > 65535 ? 4 : 3),
      ...le32(1),
      ...le32(value),
    ]),
    le32(0),
  );

const exif = (orientation: number) => page({ 274: orientation });

/** Puts an orientation into a file of each kind that bears one. */
export const withOrientation: Record<string, (file: Uint8Array, orientation: number) => Uint8Array> = {
  jpeg: (file, orientation) => {
    const body = join(ascii('Exif\0\0'), exif(orientation));
    return join(file.slice(0, 2), [0xff, 0xe1, 0, body.length + 2], body, file.slice(2));
  },
  png: (file, orientation) => {
    const body = join(ascii('eXIf'), exif(orientation));
    return join(file.slice(0, 33), u32(body.length - 4), body, u32(crc32(body)), file.slice(33));
  },
  webp: (file, orientation) => {
    const header = [8, 0, 0, 0, 10, 0, 0, 6, 0, 0];
    const body = exif(orientation);
    const chunks = [ascii('VP8X'), le32(10), header, file.slice(12), ascii('EXIF'), le32(body.length), body];
    return join(file.slice(0, 12), ...chunks);
  },
};

/** A grey TIFF of 8 bits, its pixels behind the page. */
export function greyTiff(width: number, height: number, pixels: ArrayLike<number>, orientation: number) {
  const tags = {
    256: width,
    257: height,
    258: 8,
    259: 1,
    262: 1,
    273: 0,
    274: orientation,
    278: height,
    279: pixels.length,
  };
  return join(page({ ...tags, 273: page(tags).length }), pixels);
}
