/// <reference types="node" />
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../src/config/resolveConfig.ts';
import { openDataset } from '../src/datasets/openDataset.ts';
import { pointSet } from '../src/datasets/pointSet.ts';
import { chosen, readAll } from './opened.ts';
import { fileOf, filesOf, hasData } from './realData.ts';

function idxImages(count: number, height: number, width: number, pixel = (i: number) => i % 256): Uint8Array {
  const bytes = new Uint8Array(16 + count * height * width);
  const view = new DataView(bytes.buffer);
  [2051, count, height, width].forEach((n, i) => view.setUint32(4 * i, n));
  for (let i = 16; i < bytes.length; i++) bytes[i] = pixel(i - 16);
  return bytes;
}

function idxLabels(labels: readonly number[]): Uint8Array {
  const bytes = new Uint8Array([0, 0, 8, 1, 0, 0, 0, 0, ...labels]);
  new DataView(bytes.buffer).setUint32(4, labels.length);
  return bytes;
}

describe('idx', () => {
  const images = idxImages(3, 2, 4);

  it.each([
    ['plain', (bytes: Uint8Array) => bytes, ''],
    ['packed', (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), '.gz'],
  ])('reads %s files', async (_, pack, ending) => {
    const files = [
      fileOf(`t10k-images-idx3-ubyte${ending}`, pack(idxImages(1, 2, 4))),
      fileOf(`train-labels-idx1-ubyte${ending}`, pack(idxLabels([2, 0, 1]))),
      fileOf(`train-images-idx3-ubyte${ending}`, pack(images)),
    ];
    const { dataset, skipped } = await chosen(files);
    expect(skipped).toEqual([]);
    expect(dataset).toMatchObject({ shape: [2, 4, 1], count: 3, classes: 3 });
    const { data, labels } = readAll(dataset);
    expect([...labels]).toEqual([2, 0, 1]);
    expect(data).toEqual(Float32Array.from({ length: 24 }, (_, i) => i / 127.5 - 1));
  });

  it('needs no labels, and has no class then', async () => {
    const { dataset } = await chosen([fileOf('faces.idx3.gz', new Uint8Array(gzipSync(images)))]);
    expect(dataset.classes).toBe(0);
    expect(readAll(dataset).labels).toEqual(new Int32Array([-1, -1, -1]));
  });

  it('crops, resizes and colours', async () => {
    const { dataset } = await chosen(
      [
        fileOf(
          'a-idx3-ubyte',
          idxImages(2, 2, 4, () => 255),
        ),
      ],
      { imageSize: 5, channels: 3 },
    );
    expect(dataset.shape).toEqual([5, 5, 3]);
    expect(readAll(dataset).data.every((value) => value === 1)).toBe(true);
  });

  it('has a digest of shape, pixels and labels', async () => {
    const open = async (bytes: Uint8Array, labels: number[]) =>
      (await chosen([fileOf('images-idx3-ubyte', bytes), fileOf('labels-idx1-ubyte', idxLabels(labels))]))
        .dataset.digest;
    const digests = await Promise.all([
      open(images, [0, 1, 2]),
      open(images, [0, 2, 1]),
      open(idxImages(3, 4, 2), [0, 1, 2]),
      open(
        idxImages(3, 2, 4, () => 1),
        [0, 1, 2],
      ),
    ]);
    expect(new Set(digests).size).toBe(4);
    expect(await open(images, [0, 1, 2])).toBe(digests[0]);
  });

  it.runIf(hasData('mnist'))('reads MNIST', { timeout: 60_000 }, async () => {
    const files = filesOf('mnist');
    const { dataset } = await chosen(files);
    expect(dataset).toMatchObject({ shape: [28, 28, 1], count: 60000, classes: 10 });
    const packed = await files.find(({ path }) => path.startsWith('train-images'))!.read();
    const pixels = gunzipSync(packed).subarray(16);
    expect(createHash('md5').update(gunzipSync(packed)).digest('hex')).toBe(
      '6bbc9ace898e44ae57da46a324031adb',
    );
    const { data, labels } = readAll(dataset, 100);
    expect([...labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect(data.every((value, i) => value === Math.fround(pixels[i] / 127.5 - 1))).toBe(true);
    expect(dataset.test).toMatchObject({ shape: [28, 28, 1], count: 10000, classes: 10 });
    expect([...readAll(dataset.test!, 10).labels]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  it.runIf(hasData('fashion-mnist'))('reads Fashion-MNIST at 32 x 32', { timeout: 60_000 }, async () => {
    const test = filesOf('fashion-mnist').filter(({ path }) => path.startsWith('t10k'));
    const { dataset } = await chosen(test, { imageSize: 32, channels: 0 });
    expect(dataset).toMatchObject({ shape: [32, 32, 1], count: 10000, classes: 10 });
    expect([...readAll(dataset, 5).labels]).toEqual([9, 2, 1, 1, 6]);
  });
});

describe('cifarBinary', () => {
  const record = (label: number, shade: (at: number) => number) =>
    Uint8Array.from({ length: 3073 }, (_, i) => (i === 0 ? label : shade(i - 1)));

  it('turns planes into pixels, and prefers training batches', async () => {
    const files = [
      fileOf(
        'test_batch.bin',
        record(1, () => 0),
      ),
      fileOf(
        'data_batch_2.bin',
        record(7, () => 9),
      ),
      fileOf(
        'data_batch_1.bin',
        record(3, (at) => Math.floor(at / 1024) * 100 + (at % 2)),
      ),
      fileOf('batches.meta.txt', new TextEncoder().encode([...'abcdefghij', ''].join('\n'))),
    ];
    const { dataset } = await chosen(files);
    expect(dataset).toMatchObject({
      shape: [32, 32, 3],
      count: 2,
      classes: 2,
      classNames: ['d', 'h'],
    });
    const { data, labels } = readAll(dataset);
    expect([...labels]).toEqual([0, 1]);
    expect([...data.subarray(0, 6)].map((value) => Math.round((value + 1) * 127.5))).toEqual([
      0, 100, 200, 1, 101, 201,
    ]);
  });

  it.runIf(hasData('cifar10-subset/bin'))(
    'holds the same pixels as the PNG folder',
    { timeout: 60_000 },
    async () => {
      const { dataset: binary } = await chosen(filesOf('cifar10-subset/bin'));
      expect(binary).toMatchObject({ count: 4000, classes: 10 });
      const files = filesOf('cifar10-subset').filter(({ path }) => !path.startsWith('bin/'));
      const { dataset: folder, skipped } = await chosen(files);
      expect(skipped).toEqual([]);
      expect(folder).toMatchObject({ shape: [32, 32, 3], count: 4000, classNames: binary.classNames });
      const [a, b] = [readAll(binary), readAll(folder)];
      const paths = files
        .map(({ path }) => path)
        .filter((path) => path.startsWith('train/'))
        .sort();
      for (const [i, path] of paths.entries()) {
        const index = Number(path.match(/(\d+)\.png$/)![1]);
        expect(b.labels[i]).toBe(a.labels[index]);
        expect(
          Buffer.compare(
            Buffer.from(b.data.slice(i * 3072, (i + 1) * 3072).buffer),
            Buffer.from(a.data.slice(index * 3072, (index + 1) * 3072).buffer),
          ),
        ).toBe(0);
      }
    },
  );
});

describe('points', () => {
  const csv = (text: string) => [fileOf('a.csv', new TextEncoder().encode(text))];

  it('reads a point a line, and has the digest of the same points in memory', async () => {
    const { dataset } = await chosen(csv('0.1, -2\r\n3e-1,.5\n'));
    const values = Float32Array.of(0.1, -2, 0.3, 0.5);
    expect(dataset).toMatchObject({ shape: [2], count: 2, digest: pointSet('', values, 2).digest });
    expect(readAll(dataset).data).toEqual(values);
  });

  it.each([
    ['', /^a.csv: expected rows of numbers, got none\.$/],
    ['x,y\n', /^a.csv: expected rows of numbers below the heading, got none\.$/],
    ['1,2\n3', /^a.csv:2: expected 2 columns, got 1\.$/],
    ['1,2\n\n# note\n3,4,5\n', /^a.csv:4: expected 2 columns, got 3\.$/],
    ['a,b\n1,2\n3,x\n4,5\n', /^a.csv:3: expected a number in column b, got "x"\.$/],
    ['1,2\n3,4\n5,"6', /^a.csv:3: expected a quote to end/],
    ['1,1e99', /expected finite numbers, got Infinity/],
    ['1,1e999\n1,2\n3,4', /^a.csv:1: expected a number, got "1e999"\.$/],
    ['a,b\nNA,1\n2,\n', /expected a row without missing cells, got 2 with some/],
  ])('refuses %j', async (text, message) => {
    await expect(chosen(csv(text))).rejects.toThrow(message);
  });

  it('refuses more than 1024 columns', async () => {
    await expect(chosen(csv(`1${',1'.repeat(1024)}`))).rejects.toThrow(
      /1 to 1024 columns of numbers, got 1025/,
    );
  });
});

describe('openDataset', () => {
  it('opens embedded sets with the seed of the run', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map(async (seed) => (await openDataset(resolveConfig({ data: 'ring8', seed }))).dataset),
    );
    expect(a.digest).toBe(b.digest);
    expect(readAll(a, 8).data).not.toEqual(readAll(b, 8).data);
  });

  it('says what it expected', async () => {
    await expect(openDataset(resolveConfig({ data: 'ring' }))).rejects.toThrow(
      /^data: expected gauss1d, ring8, .*, spam-words or a file or folder that exists \(did you mean ring8\?\), got "ring"\.$/,
    );
    await expect(
      openDataset(resolveConfig({ data: 'x' }), [fileOf('a.doc', new Uint8Array(1))]),
    ).rejects.toThrow(
      'data: expected pictures, IDX files, .npy and .npz arrays, MATLAB files of images (SVHN), packed files of ganvil, CIFAR and STL-10 .bin files, tables of points, or a ZIP or tar of them, got a.doc (other data).',
    );
    await expect(openDataset(resolveConfig({ data: 'x' }), [])).rejects.toThrow('got an empty folder.');
  });

  it('passes image settings on', async () => {
    const config = resolveConfig({ data: 'x', imageSize: 4, channels: 3 });
    const { dataset } = await openDataset(config, [fileOf('a-idx3-ubyte', idxImages(2, 8, 8))]);
    expect(dataset.shape).toEqual([4, 4, 3]);
  });
});
