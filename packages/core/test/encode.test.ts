/// <reference types="node" />
import { createHash } from 'node:crypto';
import { deflateSync, gzipSync, crc32 as nodeCrc32 } from 'node:zlib';
import { decode as decodeWithFastPng } from 'fast-png';
import { decode as decodeWithJpegJs, encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../src/decode/gunzip.ts';
import { decodeJpeg } from '../src/decode/jpeg/decodeJpeg.ts';
import { decodePng } from '../src/decode/png/decodePng.ts';
import { crc32, crc32c } from '../src/encode/crc32.ts';
import { encodePng } from '../src/encode/png.ts';
import { sha256 } from '../src/encode/sha256.ts';
import { fileVersionRecord, imageRecord, scalarsRecord } from '../src/encode/tfevents.ts';
import { resizer } from '../src/pictures/resize.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);

describe('checksums', () => {
  it('are those of the standards', () => {
    expect(crc32(ascii('123456789'))).toBe(0xcbf43926);
    expect(crc32c(ascii('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32(ascii('6789'), crc32(ascii('12345')))).toBe(0xcbf43926);
    expect(sha256(ascii('a'), ascii('bc'))).toBe(createHash('sha256').update('abc').digest('hex'));
  });
});

describe('PNG', () => {
  const grey = { width: 13, height: 7, channels: 1, data: noise(91) } as const;
  const rgb = { width: 5, height: 4, channels: 3, data: noise(60) } as const;

  it.each([
    ['grey', grey],
    ['RGB', rgb],
  ] as const)('%s comes back', (_, image) => {
    const bytes = encodePng(image, { Software: 'Ganvil', config: '{"a":1}' });
    expect(decodePng(bytes, 'a.png')).toEqual({ ...image, bits: 0 });
    const other = decodeWithFastPng(bytes, { checkCrc: true });
    expect([...other.data]).toEqual([...image.data]);
    expect(other.text).toEqual({ Software: 'Ganvil', config: '{"a":1}' });
  });

  it('has the same bytes everywhere', () => {
    const bytes = encodePng(
      { width: 64, height: 64, channels: 3, data: noise(64 * 64 * 3).map((x) => x & 0xf0) },
      { note: 'ünï' },
    );
    expect(sha256(bytes)).toMatchInlineSnapshot(
      `"31eb0de9e865058f40f796a55ffbdfadf9b8efd7102abc0b67e64c31f4dbc477"`,
    );
  });

  it('reads palettes, few bits and transparency', () => {
    // 4 x 1 pixels of 2 bits: indices 0 1 2 3.
    const palette = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];
    const bytes = handMade([4, 1, 2, 3], [0, 0b00011011], { PLTE: palette, tRNS: [255, 0, 127] });
    expect([...decodePng(bytes, 'a').data]).toEqual([10, 20, 30, 0, 0, 0, 35, 40, 45, 100, 110, 120]);
    const grey = handMade([4, 1, 2, 0], [0, 0b00011011], { tRNS: [0, 2] });
    expect([...decodePng(grey, 'a').data]).toEqual([0, 85, 0, 255]);
    const interlaced = handMade([2, 2, 1, 0, 1], [0, 0x80, 0, 0, 0, 0xc0]);
    expect([...decodePng(interlaced, 'a').data]).toEqual([255, 0, 255, 255]);
  });

  /** A PNG file of these header fields (width, height, depth, colour, interlacing), rows and further chunks. */
  function handMade(
    [width, height, depth, colour, interlace = 0]: number[],
    rows: number[],
    chunks: Record<string, number[]> = {},
  ) {
    const chunk = (type: string, data: Uint8Array) => {
      const body = new Uint8Array([...ascii(type), ...data]);
      return [...u32(data.length), ...body, ...u32(nodeCrc32(body))];
    };
    const u32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
    const header = new Uint8Array([...u32(width), ...u32(height), depth, colour, 0, 0, interlace]);
    return new Uint8Array([
      ...[137, 80, 78, 71, 13, 10, 26, 10],
      ...chunk('IHDR', header),
      ...Object.entries(chunks).flatMap(([type, data]) => chunk(type, new Uint8Array(data))),
      ...chunk('IDAT', deflateSync(new Uint8Array(rows))),
      ...chunk('IEND', new Uint8Array(0)),
    ]);
  }
});

it('JPEG decodes as jpeg-js does, whatever the size', () => {
  for (const [width, height] of [
    [8, 8],
    [17, 5],
    [1, 1],
  ]) {
    const file = new Uint8Array(encodeJpeg({ width, height, data: noise(width * height * 4) }, 90).data);
    const expected = decodeWithJpegJs(file, { useTArray: true, formatAsRGBA: false });
    expect(decodeJpeg(file, 'a.jpg')).toEqual({ width, height, channels: 3, data: expected.data });
  }
});

describe('gunzip', () => {
  it.each([0, 1, 63, 64, 65, 1000, 200_000])('gives back %i bytes', (size) => {
    const content = noise(size);
    expect(gunzip(new Uint8Array(gzipSync(content)), () => size, 'a.gz')).toEqual(content);
  });

  it('shows the first 64 bytes', () => {
    const content = new Uint8Array(100_000).fill(7);
    const packed = new Uint8Array(gzipSync(content));
    let shown = new Uint8Array(0);
    gunzip(packed, (head) => (shown = new Uint8Array(head)).length && content.length, 'a.gz');
    expect(shown).toEqual(content.slice(0, 64));
  });
});

describe('resize', () => {
  it('averages over area when it shrinks', () => {
    expect([...resizer({ width: 4, height: 1 }, { width: 2, height: 1 }, 1)([1, 3, 5, 9])]).toEqual([2, 7]);
    const third = resizer({ width: 3, height: 1 }, { width: 2, height: 1 }, 1)([3, 6, 9]);
    expect(third[0]).toBeCloseTo(4, 12);
    expect(third[1]).toBeCloseTo(8, 12);
  });

  it('interpolates when it grows', () => {
    expect([...resizer({ width: 2, height: 1 }, { width: 4, height: 1 }, 1)([0, 8])]).toEqual([0, 2, 6, 8]);
    expect([...resizer({ width: 1, height: 1 }, { width: 3, height: 2 }, 1)([5])]).toEqual([
      5, 5, 5, 5, 5, 5,
    ]);
  });

  it('keeps constants and channels apart', () => {
    for (const to of [1, 2, 3, 5, 7, 16, 31]) {
      const out = resizer(
        { width: 7, height: 5 },
        { width: to, height: to },
        3,
      )(Float64Array.from({ length: 105 }, (_, i) => i % 3));
      for (const [i, value] of out.entries()) expect(value).toBeCloseTo(i % 3, 10);
    }
  });
});

describe('TensorBoard', () => {
  /** Checks a record's frame and gives its data. */
  function unframe(record: Uint8Array): Uint8Array {
    const view = new DataView(record.buffer);
    const length = view.getUint32(0, true);
    const mask = (bytes: Uint8Array) => {
      const crc = crc32c(bytes);
      return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
    };
    expect(record.length).toBe(length + 16);
    expect(view.getUint32(8, true)).toBe(mask(record.subarray(0, 8)));
    expect(view.getUint32(12 + length, true)).toBe(mask(record.subarray(12, 12 + length)));
    return record.subarray(12, 12 + length);
  }
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

  it('begins as TensorFlow does', () => {
    // As tf.summary.create_file_writer writes it at time 1.5: wall_time, step 0, file_version.
    expect(hex(unframe(fileVersionRecord(1.5)))).toBe(
      `09000000000000f83f10001a0d${hex(ascii('brain.Event:2'))}`,
    );
  });

  it('writes scalars and pictures', () => {
    const scalars = unframe(scalarsRecord(0, 300, { 'loss/D': 1.5, x: -2 }));
    expect(hex(scalars)).toBe(
      `09${'00'.repeat(8)}10ac022a190a0d0a06${hex(ascii('loss/D'))}150000c03f0a080a01${hex(ascii('x'))}15000000c0`,
    );
    const image = { width: 3, height: 2, channels: 1, data: noise(6) } as const;
    const png = encodePng(image);
    expect(hex(unframe(imageRecord(0, 1, 'samples', image)))).toContain(`0a07${hex(ascii('samples'))}22`);
    expect(hex(unframe(imageRecord(0, 1, 'samples', image)))).toContain(`080210031801`);
    expect(hex(unframe(imageRecord(0, 1, 'samples', image)))).toContain(hex(png));
  });
});
