// Films, waveforms and volumes as images, against drawing them by hand.
import { describe, expect, it } from 'vitest';
import { encodeWav } from '../src/encode/wav.ts';
import { asImages, kindOf } from '../src/pictures/asImages.ts';
import { pictureOf } from '../src/pictures/samplePicture.ts';

const samples = (shape: number[], data: number[]) => ({ shape, count: 1, data: Float32Array.from(data) });

describe('samples as images', () => {
  it('leaves points and images as they are', () => {
    for (const shape of [[2], [2, 2, 1], [2, 2, 3]]) {
      const given = samples(shape, new Array(12).fill(0.5));
      expect(asImages(given)).toBe(given);
    }
    expect([[3], [8, 1], [4, 4, 1], [2, 2, 2, 1]].map(kindOf)).toEqual([
      'points',
      'waveforms',
      'images',
      'volumes',
    ]);
  });

  it('puts frames side by side', () => {
    const { shape, data } = asImages(samples([1, 2, 2], [0.1, 0.2, 0.3, 0.4]));
    expect(shape).toEqual([1, 5, 1]);
    expect([...data].map((x) => Math.round(10 * x))).toEqual([1, 3, 0, 2, 4]);
  });

  it('draws a wave from the top, for 1, to the bottom, for -1', () => {
    const { shape, data } = asImages(samples([3, 1], [1, 0, -1]));
    expect(shape).toEqual([48, 3, 1]);
    const column = (x: number) => Array.from({ length: 48 }, (_, y) => y).filter((y) => data[3 * y + x] > 0);
    const all = Array.from({ length: 48 }, (_, y) => y);
    expect(column(0)).toEqual(all.slice(0, 25));
    expect(column(1)).toEqual(all.slice(24));
    expect(column(2)).toEqual([47]);
  });

  it('draws a cell as a cube, and hides what lies behind it', () => {
    const lit = (cells: number[]) => {
      const data = new Array(27).fill(-1);
      for (const cell of cells) data[cell] = 1;
      const { shape, data: view } = asImages(samples([3, 3, 3, 1], data));
      expect(shape).toEqual([14, 14, 1]);
      return [...view].filter((value) => Math.abs(value + 0.9) > 1e-6).length;
    };
    expect(lit([])).toBe(0);
    expect(lit([13])).toBe(12);
    // The cell nearest to the eye along the line of sight hides 8 of the 12 pixels of the one behind and below it.
    expect(lit([13, 14])).toBeLessThan(24);
    expect(lit([0, 26])).toBeGreaterThan(12);
    expect(lit(Array.from({ length: 27 }, (_, i) => i))).toBeLessThan(27 * 12);
  });

  it('makes a picture of each kind', () => {
    for (const shape of [[2, 2, 5], [40, 1], [3, 3, 3, 1], [20]]) {
      const size = shape.reduce((a, b) => a * b, 1);
      const picture = pictureOf(samples(shape, new Array(size).fill(0.5)));
      expect(picture.data.length).toBe(picture.width * picture.height * picture.channels);
      expect(Math.max(picture.width, picture.height)).toBeGreaterThan(250);
    }
  });
});

it('a WAV file has its header, 16-bit samples and silence between waves', () => {
  const file = encodeWav([Float32Array.of(0, 1, -1), Float32Array.of(2, 0.5)], 8000, 2);
  const view = new DataView(file.buffer);
  const text = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
  expect(view.getUint32(4, true)).toBe(file.length - 8);
  expect([20, 22, 32, 34].map((at) => view.getUint16(at, true))).toEqual([1, 1, 2, 16]);
  expect([24, 28, 40].map((at) => view.getUint32(at, true))).toEqual([8000, 16000, 14]);
  const values = Array.from({ length: 7 }, (_, i) => view.getInt16(44 + 2 * i, true));
  expect(values).toEqual([0, 32767, -32767, 0, 0, 32767, 16384]);
});
