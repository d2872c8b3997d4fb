/// <reference types="node" />
import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPngText } from '../src/decode/png/readPngText.ts';
import { sha256 } from '../src/encode/sha256.ts';
import { decodePng, encodeApng, fitted, fittedSize, type Image } from '../src/index.ts';

const noise = (length: number, seed = 0) =>
  Uint8Array.from({ length }, (_, i) => Math.imul(i + 1 + 977 * seed, 2654435761) >>> 24);

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}

/** Frames that differ in a box, in nothing, in a corner, and everywhere. */
function framesOf(channels: 1 | 3): Image[] {
  const [width, height] = [11, 7];
  const first = { width, height, channels, data: noise(width * height * channels) };
  const changed = (image: Image, at: readonly number[]): Image => {
    const data = image.data.slice();
    for (const i of at) data[i * channels + channels - 1] ^= 255;
    return { ...image, data };
  };
  const box = changed(first, [2 * width + 3, 4 * width + 8]);
  const corner = changed(box, [width * height - 1]);
  return [first, box, box, corner, { ...first, data: noise(first.data.length, 1) }];
}

interface Frame {
  readonly data: number[];
  readonly seconds: number;
}

/** The frames that a viewer shows, by the specification: each is drawn over the one before. */
function shown(bytes: Uint8Array, channels: number): Frame[] {
  const file = Buffer.from(bytes);
  const width = file.readUInt32BE(16);
  const canvas = new Array(width * file.readUInt32BE(20) * channels).fill(-1);
  const frames: Frame[] = [];
  let control = Buffer.alloc(0);
  let sequence = 0;
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    expect(crc32(file.subarray(at + 4, at + 8 + body.length))).toBe(file.readUInt32BE(at + 8 + body.length));
    if (type === 'acTL') expect([body.readUInt32BE(0), body.readUInt32BE(4)]).toEqual([5, 0]);
    if (type === 'fcTL' || type === 'fdAT') expect(body.readUInt32BE(0)).toBe(sequence++);
    if (type === 'fcTL') control = body;
    if (type !== 'IDAT' && type !== 'fdAT') continue;
    const [across, down, left, top] = [4, 8, 12, 16].map((place) => control.readUInt32BE(place));
    const rows = inflateSync(type === 'IDAT' ? body : body.subarray(4));
    const row = across * channels;
    for (let y = 0; y < down; y++)
      for (let i = 0; i < row; i++)
        canvas[((top + y) * width + left) * channels + i] = rows[y * (row + 1) + 1 + i];
    frames.push({ data: [...canvas], seconds: control.readUInt16BE(20) / control.readUInt16BE(22) });
    expect([...control.subarray(24)]).toEqual([0, 0]);
  }
  return frames;
}

describe.each([
  [1, '4c6527b7d13f84e0756a6a0155294d10cc1611f118d17b8a90b51cd05120a603'],
  [3, '1a627a3696bc95b382fb7c6d9386f24561480258e59b81c9be9dcd395aacae5c'],
] as const)('an animated PNG of %i channels', (channels, digest) => {
  const frames = framesOf(channels);
  const options = { width: 11, height: 7, channels, frames: frames.length, framesPerSecond: 12.5 };
  const encode = (more = {}) => bytesOf(encodeApng(frames, { ...options, ...more }));

  it('comes back frame by frame', async () => {
    const found = shown(await encode(), channels);
    expect(found.map(({ data }) => data)).toEqual(frames.map(({ data }) => [...data]));
    expect(found.map(({ seconds }) => seconds)).toEqual(new Array(5).fill(0.08));
  });

  it('shows its first frame where films are unknown, and holds its last one if asked', async () => {
    const bytes = await encode({ lastSeconds: 1.5, text: { ganvil: 'x' } });
    expect(decodePng(bytes, 'a').data).toEqual(frames[0].data);
    expect(shown(bytes, channels)[4].seconds).toBe(1.5);
    const read = async (offset: number, length: number) => bytes.slice(offset, offset + length);
    expect(await readPngText(read, 'ganvil', 'a')).toBe('x');
  });

  it('has the same bytes everywhere, and stores what differs', async () => {
    const bytes = await encode();
    expect(sha256(bytes)).toBe(digest);
    const one = await bytesOf(encodeApng(frames.slice(0, 1), { ...options, frames: 1 }));
    expect(bytes.length).toBeLessThan(3.5 * one.length);
  });

  it('throws for another number or size of frames', async () => {
    await expect(encode({ frames: 4 })).rejects.toThrow(/frame 5 is not of the size or number/);
    await expect(encode({ frames: 6 })).rejects.toThrow(/expected 6 frames, got 5/);
    await expect(encode({ width: 12 })).rejects.toThrow(/frame 1 is not of the size/);
  });
});

describe('a picture that is to fit', () => {
  it.each([
    [28, 28, 100, 84, 84],
    [28, 10, 28, 28, 10],
    [640, 320, 100, 100, 50],
    [3, 1000, 10, 1, 10],
    [1, 1, 5, 5, 5],
  ])('%i x %i into %i is %i x %i', (width, height, side, across, down) => {
    expect(fittedSize({ width, height }, side)).toEqual({ width: across, height: down });
    const image = fitted(
      { width, height, channels: 1, data: new Uint8Array(width * height).fill(200) },
      side,
    );
    expect(image).toMatchObject({ width: across, height: down, channels: 1 });
    expect(image.data.every((value) => value === 200)).toBe(true);
  });
});
