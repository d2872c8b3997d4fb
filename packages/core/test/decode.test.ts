/// <reference types="node" />
import { deflateSync, gzipSync } from 'node:zlib';
import { decode as decodeWithJpegJs, encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../src/decode/decodeImage.ts';
import { gunzip } from '../src/decode/gunzip.ts';
import { decoders } from '../src/decode/index.ts';
import { decodeJpeg } from '../src/decode/jpeg/decodeJpeg.ts';
import type { Picture } from '../src/decode/types.ts';
import { encodePng } from '../src/encode/png.ts';
import { DataError } from '../src/errors.ts';
import { greyTiff, withOrientation } from './decode/exif.ts';
import { flatJpeg } from './decode/flatJpeg.ts';
import { samples } from './decode/samples.ts';
import { ascii, join, noise } from './hostile/bytes.ts';
import { mutate } from './hostile/mutate.ts';
import { chunk, header, SIGNATURE } from './hostile/png.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const fileOf = (name: string) => bytesOf(samples[name].file);
const decode = (bytes: Uint8Array, side = 0) => decodeImage(bytes, 'a', { side });
const rgbOf = ({ channels, width, height, data }: Picture) =>
  Array.from({ length: width * height * 3 }, (_, i) => data[channels === 3 ? i : Math.floor(i / 3)]);

describe('pictures of every kind', () => {
  it.each(Object.entries(samples))('%s', async (name, { file, pixels }) => {
    const image = await decode(bytesOf(file));
    expect([image.width, image.height]).toEqual([11, 7]);
    const most = rgbOf(image).reduce(
      (far, value, i) => Math.max(far, Math.abs(value - bytesOf(pixels)[i])),
      0,
    );
    // Other decoders interpolate the chroma of JPEG files; ours repeats it.
    expect(most).toBeLessThanOrEqual(/progressive|restarts/.test(name) ? 80 : /jpeg/.test(name) ? 2 : 0);
  });

  it('are told apart by content, each by one decoder', () => {
    for (const name of Object.keys(samples)) {
      const found = Object.values(decoders).filter(({ matches }) => matches(fileOf(name)));
      expect(found.length, name).toBe(1);
    }
  });

  it.each([
    ['AVIF', '\0\0\0\x1cftypavif'],
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n'],
    ['JPEG XL', '\0\0\0\x0cJXL \r\n'],
    ['SVG', '<?xml version="1.0"?>\n<svg>'],
  ])('%s is refused with what to do', async (kind, begin) => {
    const all = 'PNG, JPEG, GIF, BMP, PNM, TIFF, WEBP';
    const message = `a: expected a picture (${all}), got ${kind}; convert it to PNG.`;
    await expect(decode(ascii(begin))).rejects.toThrow(new DataError(message));
  });
});

describe('orientation', () => {
  const plain = (x: number, y: number) => 10 * x + 100 * y;
  /** Where the pixel that is shown at (x, y) is stored, in a picture of 3 x 2. */
  const stored: Record<number, (x: number, y: number) => number> = {
    1: (x, y) => plain(x, y),
    2: (x, y) => plain(2 - x, y),
    3: (x, y) => plain(2 - x, 1 - y),
    4: (x, y) => plain(x, 1 - y),
    5: (x, y) => plain(y, x),
    6: (x, y) => plain(y, 1 - x),
    7: (x, y) => plain(2 - y, 1 - x),
    8: (x, y) => plain(2 - y, x),
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i in a TIFF of 3 x 2', async (orientation) => {
    const file = greyTiff(3, 2, [0, 10, 20, 100, 110, 120], orientation);
    const { width, height, data } = await decode(file);
    expect([width, height]).toEqual(orientation < 5 ? [3, 2] : [2, 3]);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) expect(data[y * width + x]).toBe(stored[orientation](x, y));
  });

  it.each(
    Object.keys(withOrientation).flatMap((kind) => [1, 2, 3, 4, 5, 6, 7, 8].map((o) => [kind, o] as const)),
  )('in %s, %i', async (kind, orientation) => {
    const file = fileOf({ jpeg: 'jpeg, CMYK', png: 'png', webp: 'webp, lossless' }[kind] as string);
    const upright = await decode(file);
    const turned = await decode(withOrientation[kind](file, orientation));
    const green = (image: Picture, at: number) => image.data[at * image.channels + 1];
    const grey = Array.from({ length: 77 }, (_, at) => green(upright, at));
    const expected = await decode(greyTiff(11, 7, grey, orientation));
    expect([turned.width, turned.height]).toEqual([expected.width, expected.height]);
    expect(grey.map((_, at) => green(turned, at))).toEqual([...expected.data]);
  });
});

describe('JPEG', () => {
  it('has the values of jpeg-js', () => {
    for (let round = 0; round < 20; round++) {
      const [width, height] = [1 + ((round * 7) % 40), 1 + ((round * 11) % 37)];
      const data = noise(width * height * 4).map((value, i) => (value >> (round % 5)) + (i % 64));
      const file = new Uint8Array(encodeJpeg({ width, height, data }, 5 + ((round * 13) % 95)).data);
      expect(decodeJpeg(file, 'a').data).toEqual(
        decodeWithJpegJs(file, { useTArray: true, formatAsRGBA: false }).data,
      );
    }
    for (const name of ['jpeg, progressive', 'jpeg, restarts', 'jpeg, CMYK']) {
      const file = fileOf(name);
      expect(decodeJpeg(file, 'a').data).toEqual(
        decodeWithJpegJs(file, { useTArray: true, formatAsRGBA: false }).data,
      );
    }
  });

  it('takes CMYK without a marker as ink', async () => {
    const file = fileOf('jpeg, CMYK');
    const at = Buffer.from(file).indexOf('Adobe') - 4;
    const bare = join(file.slice(0, at), file.slice(at + 16));
    const [inverted, plain] = [await decode(file), await decode(bare)];
    expect(plain.data).not.toEqual(inverted.data);
    expect(plain.data.length).toBe(inverted.data.length);
  });

  it('that is large is shrunk if it is to be small', async () => {
    const { width, height, data } = await decode(flatJpeg(4104, 4100), 64);
    expect([width, height]).toEqual([2052, 2050]);
    expect(data.every((value) => value === 160)).toBe(true);
    await expect(decode(flatJpeg(4104, 4100))).rejects.toThrow(
      '(more with an imageSize to shrink to), got 4104 x 4100.',
    );
    await expect(decode(flatJpeg(4104, 4100), 2051)).rejects.toThrow('expected 1 to 16777216 pixels');
  });
});

describe('PNG', () => {
  const png = encodePng({ width: 5, height: 4, channels: 3, data: noise(60) });

  it('is read as viewers do: without its end, with bytes behind the pixels', async () => {
    const rows = join(
      ...Array.from({ length: 4 }, (_, y) => join([0], noise(60).slice(15 * y, 15 * y + 15))),
    );
    const file = (pixels: Uint8Array, ...rest: Uint8Array[]) =>
      join(SIGNATURE, header(5, 4, 8, 2, 0, 0, 0), chunk('IDAT', pixels), ...rest);
    const packed = new Uint8Array(deflateSync(rows));
    const more = new Uint8Array(deflateSync(join(rows, noise(500))));
    const variants = [
      png.slice(0, -12),
      png.slice(0, -5),
      file(packed),
      file(more),
      file(join(packed, noise(40))),
    ];
    for (const bytes of [...variants, join(png, noise(100)), file(packed, noise(30))])
      expect((await decode(bytes)).data).toEqual(noise(60));
  });

  it('that is large is shrunk row by row, interlaced or not', async () => {
    const bit = (interlaced: number, length: number) =>
      join(
        SIGNATURE,
        header(4104, 4100, 1, 0, 0, 0, interlaced),
        chunk('IDAT', deflateSync(new Uint8Array(length).fill(0))),
      );
    const image = await decode(bit(0, 4100 * 514), 100);
    expect([image.width, image.height, Math.max(...image.data.subarray(0, 5000))]).toEqual([2052, 2050, 0]);
  });
});

describe('gzip', () => {
  it('of several members is their contents in a row', () => {
    const content = noise(100_000);
    for (const cuts of [[50_000], [1, 2, 3], [20, 64, 99_999], [0, 100_000]]) {
      const parts = [0, ...cuts].map(
        (from, i) => new Uint8Array(gzipSync(content.slice(from, cuts[i] ?? 100_000))),
      );
      expect(gunzip(join(...parts), () => content.length, 'a')).toEqual(content);
    }
  });
});

describe('damaged pictures are refused in one line or decoded:', () => {
  const attempt = async (bytes: Uint8Array, what: string) => {
    const error = await decode(bytes).then(
      () => undefined,
      (reason) => reason,
    );
    if (error && !(error instanceof DataError && /^[^\n\r]{1,400}\.$/.test(error.message)))
      throw new Error(what, { cause: error });
  };

  it.each(Object.keys(samples))('%s', async (name) => {
    const file = fileOf(name);
    for (let end = 0; end < file.length; end += 7) await attempt(file.slice(0, end), `${name} cut at ${end}`);
    for (let round = 0; round < 30; round++) await attempt(mutate(file, round), `${name} mutated ${round}`);
  });
});
