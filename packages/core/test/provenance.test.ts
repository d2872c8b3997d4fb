/// <reference types="node" />
import { decode as decodeWithFastPng } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { readPngText } from '../src/decode/png/readPngText.ts';
import { encodePng } from '../src/encode/png.ts';
import { pngChunk, pngText } from '../src/encode/pngChunk.ts';
import { decodeProvenance, encodeProvenance, PROVENANCE, type Provenance } from '../src/encode/provenance.ts';
import { resolveConfig } from '../src/index.ts';
import { join } from './hostile/bytes.ts';
import { chunk, fromPng, header, SIGNATURE } from './hostile/png.ts';

const image = { width: 13, height: 7, channels: 1, data: new Uint8Array(91).fill(7) } as const;
const provenance: Provenance = {
  kind: 'samples',
  run: '00007-rüng8',
  preset: 'ring8',
  step: 500,
  digest: 'ab'.repeat(32),
  dataset: 'cd'.repeat(32),
  latents: { latent: 'normal', latentDim: 2 },
  command: ['sample', '00007-rüng8', '--seeds', '0-31'],
  versions: { ganvil: '1.2.3', abi: 4, numerics: 'strict' },
  config: { ...resolveConfig({ data: '/home/someone/secret/mnist' }) },
};

const readerOf =
  (bytes: Uint8Array, most = { bytes: 0 }) =>
  async (offset: number, length: number) => {
    most.bytes = Math.max(most.bytes, length);
    return bytes.slice(offset, offset + length);
  };
const textOf = (bytes: Uint8Array) => readPngText(readerOf(bytes), PROVENANCE, 'a.png');

describe('provenance', () => {
  it('comes back from a PNG whose pixels stay, without the folders of the data', async () => {
    const bytes = encodePng(image, encodeProvenance(provenance));
    expect([...decodeWithFastPng(bytes, { checkCrc: true }).data]).toEqual([...image.data]);
    const text = await textOf(bytes);
    expect(text).not.toContain('someone');
    expect(decodeProvenance(text!, 'a.png')).toEqual({
      ...provenance,
      config: { ...provenance.config, data: 'mnist' },
    });
  });

  it.each([
    ['ring8', 'ring8'],
    ['/data/mnist/', 'mnist/'],
    ['C:\\data\\faces', 'faces'],
    ['', ''],
  ])('of the data %j is %j', (data, name) => {
    const text = encodeProvenance({ ...provenance, config: { data } })[PROVENANCE];
    expect(decodeProvenance(text, 'a.png').config).toEqual({ data: name });
  });

  it.each(['', '{', 'null', '[]', '{"kind":1}', '"text"', JSON.stringify({ ...provenance, command: [1] })])(
    'is not %j',
    (text) => {
      expect(() => decodeProvenance(text, 'a.png')).toThrow(
        /^a.png: expected provenance as Ganvil writes it/,
      );
    },
  );
});

describe('text of a PNG', () => {
  it('is read in little pieces, behind chunks of any length', async () => {
    const most = { bytes: 0 };
    const start = join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0));
    const text = pngText('ganvil', 'größe');
    const bytes = Buffer.concat([start, pngChunk('juNK', new Uint8Array(200_000)), text, chunk('IEND')]);
    expect(await readPngText(readerOf(bytes, most), 'ganvil', 'a')).toBe('größe');
    expect(await readPngText(readerOf(bytes), 'other', 'a')).toBeUndefined();
    expect(most.bytes).toBeLessThanOrEqual(2 ** 16);
  });

  it('is none where it is compressed, or longer than texts are', async () => {
    const packed = chunk('iTXt', new TextEncoder().encode('ganvil\0\u0001\0\0\0xx'));
    const large = pngText('ganvil', ' '.repeat(2 ** 20));
    for (const body of [packed, large]) {
      const start = join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0));
      expect(await textOf(Buffer.concat([start, body, chunk('IEND')]))).toBeUndefined();
    }
  });

  const whole = encodePng(image, encodeProvenance(provenance));
  it.each([8, 11, 20, 33, 60, 1000, whole.length - 12, whole.length - 1])('cut off at %i is refused', (end) =>
    expect(textOf(whole.slice(0, end))).rejects.toThrow(/^a.png: expected a whole PNG file, got an end/),
  );

  it('with any bit changed is refused', async () => {
    for (let at = 8; at < whole.length; at += 37) {
      const bytes = whole.slice();
      bytes[at] ^= 16;
      await expect(textOf(bytes), String(at)).rejects.toThrow(/^a.png: expected a whole PNG file/);
    }
  });

  it.each(Object.keys(fromPng))('of a hostile file is none or an error in one line: %s', async (name) => {
    const [bytes] = fromPng[name];
    const found = await textOf(bytes).catch((error) => error);
    if (found !== undefined)
      expect(found).toMatchObject({ name: 'DataError', message: expect.stringMatching(/^a.png: .*$/) });
  });
});
