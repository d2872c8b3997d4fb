import { encode as encodeJpeg } from 'jpeg-js';
import { join, noise } from './bytes.ts';
import { png } from './png.ts';

export const jpeg = new Uint8Array(encodeJpeg({ width: 24, height: 16, data: noise(24 * 16 * 4) }, 80).data);
const frameAt = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
const scanAt = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xda);
const scan = jpeg.slice(scanAt, -2);
const withSize = (height: number, width: number) => {
  const bytes = jpeg.slice();
  bytes.set([height >> 8, height & 255, width >> 8, width & 255], frameAt + 5);
  return bytes;
};
export const fromJpeg: Record<string, [bytes: Uint8Array, message: RegExp]> = {
  'only a marker': [jpeg.slice(0, 2), /frame header/],
  'PNG by another name': [png, /JPEG file/],
  '65535 x 65535 pixels': [withSize(65535, 65535), /can hold/],
  '4000 x 4000 pixels in a kilobyte': [withSize(4000, 4000), /can hold/],
  '0 pixels': [withSize(0, 24), /1 to 16777216 pixels/],
  'larger than its data': [withSize(160, 240), /whole JPEG/],
  'cut off in the scan': [jpeg.slice(0, jpeg.length >> 1), /whole JPEG|frame header/],
  'lossless frame': [jpeg.map((byte, i) => (i === frameAt + 1 ? 0xc3 : byte)), /baseline or progressive/],
  '12 bits per sample': [jpeg.map((byte, i) => (i === frameAt + 4 ? 12 : byte)), /8 bits per sample, got 12/],
  'two components': [jpeg.map((byte, i) => (i === frameAt + 9 ? 2 : byte)), /1, 3 or 4 JPEG components/],
  'a thousand scans': [
    join(jpeg.slice(0, -2), ...new Array(1000).fill(scan), [0xff, 0xd9]),
    /at most 100 JPEG scans/,
  ],
  'no tables': [
    join(
      jpeg.slice(0, 2),
      jpeg.slice(frameAt, frameAt + 19),
      [0xff, 0xda, 0, 12, 3, 1, 0, 2, 17, 3, 17, 0, 63, 0, 1, 2, 3, 255, 217],
    ),
    /whole JPEG/,
  ],
};
