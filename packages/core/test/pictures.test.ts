import { describe, expect, it } from 'vitest';
import { datasets } from '../src/datasets/index.ts';
import { sha256 } from '../src/encode/sha256.ts';
import { tiles } from '../src/pictures/imageGrid.ts';
import { pictureOf } from '../src/pictures/samplePicture.ts';
import { fakeRandom } from './fakeRandom.ts';

describe('pictures', () => {
  it('sets images in a grid with lines between', () => {
    const data = Float32Array.from({ length: 5 * 4 }, (_, i) => (i < 4 ? 1 : -1));
    const picture = tiles({ shape: [2, 2, 1], count: 5, data });
    expect(picture).toMatchObject({ width: 8, height: 5, channels: 1 });
    expect([...picture.data.subarray(0, 8)]).toEqual([255, 255, 64, 0, 0, 64, 0, 0]);
    expect([...picture.data.subarray(16, 24)]).toEqual(new Array(8).fill(64));
  });

  it.each([
    [4, 16, 64, 4 * 17 - 1, 16 * 5 - 1], // height, width, count -> width and height of the sheet
    [16, 4, 64, 16 * 5 - 1, 4 * 17 - 1],
    [1, 100, 3, 100, 5],
    [100, 1, 3, 5, 100],
  ])('of %i x %i pixels, %i of them, come near to a square', (height, width, count, across, down) => {
    const data = new Float32Array(count * height * width);
    expect(tiles({ shape: [height, width, 1], count, data })).toMatchObject({ width: across, height: down });
    const large = pictureOf({ shape: [height, width, 1], count, data });
    expect(Math.max(large.width, large.height)).toBeLessThanOrEqual(640);
  });

  it('are enlarged by whole pixels when they are small', () => {
    const data = Float32Array.from({ length: 5 * 4 }, (_, i) => (i < 4 ? 1 : -1));
    const [small, large] = [tiles, pictureOf].map((draw) => draw({ shape: [2, 2, 1], count: 5, data }));
    const factor = large.width / small.width;
    expect([large.width, large.height]).toEqual([8 * factor, 5 * factor]);
    for (const [x, y] of [
      [0, 0],
      [7, 0],
      [2, 2],
      [3, 4],
    ]) {
      const corner = (y + 1) * factor * large.width - large.width + x * factor;
      expect(large.data[corner]).toBe(small.data[y * small.width + x]);
    }
  });

  it.each([
    ['ring8', '4d02eb8be8446e08'],
    ['gauss1d', '590cc81969fcb99b'],
    ['digits', 'c64045e87c3d4f67'],
  ] as const)('of %s keep their bytes, and bear numbers that are none', (name, digest) => {
    const dataset = datasets[name].open(fakeRandom(2));
    const size = dataset.shape.reduce((a, b) => a * b, 1);
    const data = Float32Array.from(
      { length: 9 * size },
      (_, i) => [0.5, Number.NaN, -3, Number.POSITIVE_INFINITY, 1][i % 5],
    );
    const bare = pictureOf({ shape: dataset.shape, count: 9, data });
    const picture = pictureOf({ shape: dataset.shape, count: 9, data }, dataset);
    expect(picture.data.length).toBe(picture.width * picture.height * picture.channels);
    expect(bare.width).toBe(picture.width);
    expect(sha256(picture.data).slice(0, 16)).toBe(digest);
  });
});
