import { describe, expect, it } from 'vitest';
import { circle } from '../src/datasets/circle.ts';
import { digitStrokes } from '../src/datasets/digitStrokes.ts';
import { datasets } from '../src/datasets/index.ts';
import { refit } from '../src/datasets/refit.ts';
import type { Dataset } from '../src/datasets/types.ts';
import { sha256 } from '../src/encode/sha256.ts';
import { fakeRandom } from './fakeRandom.ts';

const FAR = 2 ** 40;

function read(dataset: Dataset, indices: readonly number[]) {
  const size = dataset.shape.reduce((a, b) => a * b, 1);
  const data = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length).fill(-2);
  dataset.read(indices, data, labels);
  return { data, labels, size };
}

const range = (count: number, first = 0) => Array.from({ length: count }, (_, i) => first + i);

describe.each(Object.entries(datasets))('%s', (name, { open, help }) => {
  const dataset = open(fakeRandom(7));

  it('says what it is', () => {
    expect(help.length).toBeGreaterThan(10);
    expect(dataset.name).toBe(name);
    expect(dataset.count).toBe(Number.POSITIVE_INFINITY);
    expect(dataset.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(open(fakeRandom(8)).digest).toBe(dataset.digest);
  });

  it('gives a sample the same numbers in every company', () => {
    const far = range(16, FAR - 8);
    for (const indices of [range(24), far, range(10, 2 ** 20 - 5)]) {
      const together = read(dataset, indices);
      const backwards = read(dataset, [...indices].reverse());
      for (const [i, index] of [...indices.entries()].filter(([i]) => i % 7 === 0)) {
        const alone = read(dataset, [index]);
        const { size } = alone;
        const at = indices.length - 1 - i;
        expect(together.data.slice(i * size, (i + 1) * size)).toEqual(alone.data);
        expect(backwards.data.slice(at * size, (at + 1) * size)).toEqual(alone.data);
        expect(together.labels[i]).toBe(alone.labels[0]);
      }
    }
  });

  it('differs between indices and between seeds', () => {
    const texts = new Set<string>();
    for (const set of [dataset, open(fakeRandom(8))]) {
      for (const index of [...range(50), ...range(50, FAR)]) texts.add(read(set, [index]).data.join());
    }
    expect(texts.size).toBeGreaterThan(190);
  });

  it('labels within its classes', () => {
    const { labels } = read(dataset, range(500));
    const seen = new Set(labels);
    if (dataset.classes === 0) expect([...seen].every((label) => label <= 0)).toBe(true);
    else if (dataset.classes <= 25) expect([...seen].sort((a, b) => a - b)).toEqual(range(dataset.classes));
    else {
      expect(Math.max(...labels)).toBeLessThan(dataset.classes);
      expect(seen.size).toBeGreaterThan(300);
    }
    expect(new Set(dataset.classNames).size).toBe(dataset.classNames ? dataset.classes : 0);
  });
});

describe('peaks', () => {
  const peaked = Object.keys(datasets).filter(
    (name) => datasets[name as keyof typeof datasets].open(fakeRandom()).modes,
  ) as (keyof typeof datasets)[];
  it.each(peaked)('%s are where they are said to be, as likely as they are said to be', (name) => {
    const dataset = datasets[name].open(fakeRandom());
    const { centers, sd, weights = centers.map(() => 1) } = dataset.modes!;
    expect(new Set(centers.map(String)).size).toBe(dataset.classes);
    const { data, labels } = read(dataset, range(20000));
    let square = 0;
    const counts = new Array<number>(centers.length).fill(0);
    for (const [i, label] of labels.entries()) {
      counts[label]++;
      for (const c of [0, 1]) square += (data[2 * i + c] - centers[label][c]) ** 2;
    }
    expect(Math.sqrt(square / 40000) / sd).toBeCloseTo(1, 1);
    const whole = weights.reduce((a, b) => a + b);
    for (const [k, n] of counts.entries())
      expect(Math.abs((n * whole) / (20000 * weights[k]) - 1)).toBeLessThan(0.2);
  });

  // Constants of the authors' code, in plain arithmetic.
  it.each([
    ['ring8', 8, 0, 2, 0.02],
    ['ring8-pacgan', 8, 0, 1, 0.01],
    ['ring8-wgangp', 8, 0, 2000 / 1414, 20 / 1414],
    ['ring8-unrolled', 7, Math.PI / 2, 1, 0.01],
  ] as const)('%s has %i modes on its circle', (name, count, first, radius, sd) => {
    const modes = datasets[name].open(fakeRandom()).modes!;
    expect(modes.sd).toBeCloseTo(sd, 12);
    // Unrolled GAN goes from the top clockwise, the others from the right against the clock.
    const turn = first === 0 ? 1 : -1;
    const expected = Array.from({ length: count }, (_, i) => first + (turn * 2 * Math.PI * i) / count);
    for (const [i, angle] of expected.entries()) {
      expect(modes.centers[i][0]).toBeCloseTo(radius * Math.cos(angle), 12);
      expect(modes.centers[i][1]).toBeCloseTo(radius * Math.sin(angle), 12);
    }
    expect(modes.centers.length).toBe(count);
  });

  it.each(['grid25', 'grid25-pacgan'] as const)('%s is a grid', (name) => {
    const { centers, sd } = datasets[name].open(fakeRandom()).modes!;
    expect(centers).toEqual(range(25).map((i) => [2 * Math.floor(i / 5) - 4, 2 * (i % 5) - 4]));
    expect(sd).toBe(0.05);
  });

  it.each([
    ['gauss1d', 4, 1.25],
    ['gauss1d-50lines', 4, 1.25],
    ['gauss1d-aylien', 4, 0.5],
  ] as const)('%s has its moments', (name, mean0, sd0) => {
    const dataset = datasets[name].open(fakeRandom());
    expect(dataset.moments).toEqual({ mean: mean0, sd: sd0 });
    const { data } = read(dataset, range(20000));
    const mean = data.reduce((a, b) => a + b) / data.length;
    expect(mean).toBeCloseTo(dataset.moments!.mean, 1);
    expect(Math.sqrt(data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length)).toBeCloseTo(
      dataset.moments!.sd,
      1,
    );
  });
});

it('circle agrees with cos and sin to 1e-13', () => {
  for (let turns = -3; turns < 3; turns += 0.00137) {
    const [cos, sin] = circle(turns);
    expect(Math.abs(cos - Math.cos(turns * 2 * Math.PI))).toBeLessThan(1e-13);
    expect(Math.abs(sin - Math.sin(turns * 2 * Math.PI))).toBeLessThan(1e-13);
  }
});

describe('digits', () => {
  const dataset = datasets.digits.open(fakeRandom(3));

  it('has no more points than random numbers', () => {
    for (const variant of digitStrokes.flat()) expect(variant.flat().length).toBeLessThanOrEqual(88 - 20);
  });

  it('draws ink on paper, in mid of the picture', () => {
    const { data, size } = read(dataset, range(2000));
    for (const value of data) if (!(value >= -1 && value <= 1)) throw new Error(`value ${value}`);
    for (let i = 0; i < 2000; i++) {
      const image = data.subarray(i * size, (i + 1) * size);
      const inked = image.filter((value) => value > 0).length;
      expect(inked).toBeGreaterThan(15);
      expect(inked).toBeLessThan(320);
      expect(image.filter((value) => value === -1).length).toBeGreaterThan(300);
    }
  });

  it('draws a few thousand a second', () => {
    const begin = process.cpuUsage(); // time of the processor, which other programs do not lengthen
    read(dataset, range(2048));
    const { user, system } = process.cpuUsage(begin);
    expect(2048 / ((user + system) / 1e6)).toBeGreaterThan(3000);
  });

  it('is neither trivial nor hopeless to tell apart', () => {
    const train = read(dataset, range(2000));
    const test = read(dataset, range(300, 5000));
    let right = 0;
    for (let i = 0; i < 300; i++) {
      let best = Number.POSITIVE_INFINITY;
      let guess = -1;
      for (let j = 0; j < 2000; j++) {
        let distance = 0;
        for (let k = 0; k < 784 && distance < best; k++)
          distance += (test.data[i * 784 + k] - train.data[j * 784 + k]) ** 2;
        if (distance < best) [best, guess] = [distance, train.labels[j]];
      }
      right += Number(guess === test.labels[i]);
    }
    expect(right / 300).toBeGreaterThan(0.75);
  });

  it('comes in other sizes and in colour', () => {
    const small = refit(dataset, { imageSize: 16, channels: 3 });
    expect(small.shape).toEqual([16, 16, 3]);
    expect(small.digest).not.toBe(dataset.digest);
    const { data } = read(small, [4, 5]);
    const full = read(dataset, [4, 5]);
    const mean = (values: Float32Array) => values.reduce((a, b) => a + b) / values.length;
    expect(mean(data)).toBeCloseTo(mean(full.data), 5);
    const tall = refit(dataset, { imageSize: '9x18', channels: 0 });
    expect(tall.shape).toEqual([18, 9, 1]);
    // 28 x 28 to the middle 14 x 28, then smaller
    const middle = full.data.filter((_, i) => i % 28 >= 7 && i % 28 < 21);
    expect(mean(read(tall, [4, 5]).data)).toBeCloseTo(mean(middle), 5);
    expect(() => refit(datasets.ring8.open(fakeRandom()), { imageSize: 8, channels: 0 })).toThrow(
      'imageSize: expected 0 for ring8, which has no images, got 8.',
    );
  });
});

it('keeps the bits of every set', () => {
  const digests = Object.values(datasets).map(({ open }) => {
    const { data, labels } = read(open(fakeRandom(1)), range(64, 1000));
    return sha256(new Uint8Array(data.buffer), new Uint8Array(labels.buffer)).slice(0, 16);
  });
  expect(digests).toMatchInlineSnapshot(`
    [
      "0749fc588c8c54a7",
      "6d6783bc17b505fc",
      "06dc0a87900d5b2c",
      "62b70155dc891954",
      "4e552543adf3f189",
      "c494bf65516a2bc5",
      "e1584eb272a81d99",
      "0749fc588c8c54a7",
      "88cdca75a2a4d48e",
      "cf7269f1fd4d5af2",
      "f3c39724e23fa474",
      "06dc0a87900d5b2c",
      "122d2ed78df51cf9",
      "9794cfc84ccb8bd2",
      "8386ce09d6eaf174",
      "867b5a55ceafb31c",
      "2ffb10ea10b33da6",
      "a5366fd51ae056aa",
      "caede8c2c5da98fb",
      "8acd63f332214472",
      "c558fee5d7bd5631",
      "f17bd575c87f3376",
    ]
  `);
});
