import { decode as decodeWithFastPng, encode as encodeWithFastPng } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../src/encode/png.ts';
import { chosen, readAll } from './opened.ts';
import { fileOf, filesOf, hasData } from './realData.ts';

describe('imageFolder', () => {
  const picture = (shade: number, width = 4, height = 4, channels: 1 | 3 = 1) =>
    encodePng({ width, height, channels, data: new Uint8Array(width * height * channels).fill(shade) });

  it('takes folders as classes, in order of name', async () => {
    const files = [
      fileOf('b/1.png', picture(2)),
      fileOf('a/2.png', picture(1)),
      fileOf('a/1.png', picture(0)),
    ];
    const { dataset } = await chosen(files);
    expect(dataset).toMatchObject({ shape: [4, 4, 1], count: 3, classes: 2, classNames: ['a', 'b'] });
    const { data, labels } = readAll(dataset);
    expect([...labels]).toEqual([0, 0, 1]);
    expect([0, 16, 32].map((at) => Math.round((data[at] + 1) * 127.5))).toEqual([0, 1, 2]);
    expect((await chosen([...files].reverse())).dataset.digest).toBe(dataset.digest);
  });

  it('skips and lists what it cannot decode', async () => {
    const damaged = picture(5);
    damaged[40] ^= 1;
    const files = [
      fileOf('notes.txt', new Uint8Array(3)),
      fileOf('a.png', picture(1)),
      fileOf('b.png', damaged),
      fileOf('c.jpg', new Uint8Array([255, 216, 255])),
    ];
    const { dataset, skipped } = await chosen(files);
    expect(dataset.count).toBe(1);
    expect(skipped.map(({ path }) => path)).toEqual(['b.png', 'c.jpg', 'notes.txt']);
    expect(skipped[0].reason).toBe('expected a right checksum of the PNG chunk at 33, got a wrong one.');
    await expect(chosen(files.slice(2))).rejects.toThrow(
      'data: expected pictures, got none that can be read (b.png: expected',
    );
  });

  it('mixes grey and colour as colour, but not sizes', async () => {
    const files = [fileOf('a.png', picture(7)), fileOf('b.png', picture(9, 4, 4, 3))];
    expect((await chosen(files)).dataset.shape).toEqual([4, 4, 3]);
    expect((await chosen(files, { imageSize: 0, channels: 1 })).dataset.shape).toEqual([4, 4, 1]);
    const sizes = [...files, fileOf('c.png', picture(1, 9, 6))];
    const { dataset, notes } = await chosen(sizes);
    expect(dataset).toMatchObject({ shape: [64, 64, 3], count: 3 });
    expect(notes).toEqual([
      'data: pictures are of different sizes, 4 x 4 in a.png and 9 x 6 in c.png; read at 64 x 64, --image-size chooses another size.',
    ]);
    expect((await chosen(sizes, { imageSize: 8, channels: 0 })).dataset).toMatchObject({
      shape: [8, 8, 3],
      count: 3,
    });
  });

  it.runIf(hasData('cifar10-jpg'))('reads JPEG files', { timeout: 60_000 }, async () => {
    const { dataset, skipped } = await chosen(filesOf('cifar10-jpg', 20));
    expect(skipped).toEqual([]);
    expect(dataset).toMatchObject({ shape: [32, 32, 3], count: 200, classes: 10 });
    const { data } = readAll(dataset);
    const mean = data.reduce((a, b) => a + b) / data.length;
    expect(Math.abs(mean)).toBeLessThan(0.2);
  });
});

describe('PNG', () => {
  const fill = (length: number, most: number) =>
    Array.from({ length }, (_, i) => (i * (most > 255 ? 9973 : 37) + (i >> 3) * 11) % (most + 1));

  it.each([
    ['grey', 8, 1],
    ['grey and alpha', 8, 2],
    ['RGB', 8, 3],
    ['RGBA', 8, 4],
    ['16-bit grey', 16, 1],
    ['16-bit RGBA', 16, 4],
  ] as const)('%s decodes like fast-png, interlaced or not', async (_, depth, channels) => {
    const [width, height] = [13, 9];
    const values = fill(width * height * channels, 2 ** depth - 1);
    const data = depth === 16 ? Uint16Array.from(values) : Uint8Array.from(values);
    for (const interlace of ['null', 'Adam7'] as const) {
      const file = encodeWithFastPng({ width, height, data, depth, channels }, { interlace });
      const decoded = decodeWithFastPng(file);
      const { dataset } = await chosen([fileOf('a.png', file)]);
      const out = channels < 3 ? 1 : 3;
      const expected = Array.from({ length: width * height * out }, (_, i) => {
        const at = (index: number) => (depth === 16 ? decoded.data[index] >> 8 : decoded.data[index]);
        const pixel = Math.floor(i / out) * channels;
        const alpha = channels % 2 === 0 ? at(pixel + channels - 1) : 255;
        return Math.floor((at(pixel + (i % out)) * alpha + 127) / 255);
      });
      expect([...readAll(dataset).data].map((value) => Math.round((value + 1) * 127.5))).toEqual(expected);
    }
  });

  it('of 16 bits is read in the range that the set needs', async () => {
    const file = (values: number[], depth: 8 | 16 = 16) => {
      const data = depth === 16 ? Uint16Array.from(values) : Uint8Array.from(values);
      return encodeWithFastPng({ width: 2, height: 1, data, depth, channels: 1 });
    };
    const shown = async (...files: Uint8Array[]) => {
      const { dataset } = await chosen(files.map((bytes, i) => fileOf(`${i}.png`, bytes)));
      return [...readAll(dataset).data].map((value) => Math.round((value + 1) * 127.5));
    };
    expect(await shown(file([16, 4095]), file([2048, 160]))).toEqual([1, 255, 128, 10]);
    expect(await shown(file([16, 4095]), file([65535, 512]))).toEqual([0, 15, 255, 2]);
    expect(await shown(file([7, 255]), file([9, 200], 8))).toEqual([7, 255, 9, 200]);
    expect(await shown(file([0, 0]))).toEqual([0, 0]);
  });
});
