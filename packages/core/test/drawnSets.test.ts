// Sets that are drawn: what is known of them, from their pixels.
import { describe, expect, it } from 'vitest';
import { PARTS } from '../src/datasets/banknote.ts';
import { energyOf } from '../src/datasets/cellEnergy.ts';
import { datasets } from '../src/datasets/index.ts';
import { stacked } from '../src/datasets/stacked.ts';
import type { Dataset } from '../src/datasets/types.ts';
import { fakeRandom } from './fakeRandom.ts';

const range = (count: number, first = 0) => Array.from({ length: count }, (_, i) => first + i);

function read(dataset: Dataset, count: number, first = 0) {
  const size = dataset.shape.reduce((a, b) => a * b, 1);
  const data = new Float32Array(count * size);
  const labels = new Int32Array(count);
  dataset.read(range(count, first), data, labels);
  return range(count).map((i) => ({ x: data.subarray(i * size, (i + 1) * size), label: labels[i] }));
}

const open = (name: keyof typeof datasets) => datasets[name].open(fakeRandom(5));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe.each(Object.keys(datasets) as (keyof typeof datasets)[])('%s', (name) => {
  const dataset = open(name);
  it('has values in [-1, 1], and other ones in each class', () => {
    if (dataset.shape.length === 1) return;
    const samples = read(dataset, 60);
    for (const { x } of samples) expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(1);
    // No sample is empty: each differs from the mean sample.
    for (const { x } of samples) expect(new Set(x).size).toBeGreaterThan(1);
  });
});

describe('calorimeter', () => {
  const { energy, width } = open('calorimeter').observables!;
  const showers = read(open('calorimeter'), 400);

  it('holds its energy, uniform from 20 to 100 GeV', () => {
    const energies = showers.map(({ x }) => energy(x)).sort((a, b) => a - b);
    for (const [i, e] of energies.entries())
      expect(Math.abs(e - (20 + (80 * (i + 0.5)) / 400))).toBeLessThan(8);
    const [{ x }] = showers;
    expect(x.reduce((sum, v) => sum + 48 * ((v + 1) / 2) ** 2, 0)).toBeCloseTo(energy(x), 9);
    expect(energyOf(1)).toBe(48);
  });

  it('is as wide as the profile says', () => {
    // The mean distance of R^2 / (pi (r^2 + R^2)^2) over the cells, from its formula in float64.
    const expected = (radius: number) => {
      let [sum, moment] = [0, 0];
      for (let i = 0; i < 160 * 160; i++) {
        const [dx, dy] = [(i % 160) / 10 - 7.95, Math.floor(i / 160) / 10 - 7.95];
        const share = radius ** 2 / (dx ** 2 + dy ** 2 + radius ** 2) ** 2;
        sum += share;
        moment += share * Math.hypot(dx, dy);
      }
      return moment / sum;
    };
    for (const [label, [low, high]] of [
      [0.8, 1.4],
      [2, 3.2],
    ].entries()) {
      const widths = showers.filter((shower) => shower.label === label).map(({ x }) => width(x));
      expect(mean(widths)).toBeGreaterThan(0.9 * expected(low));
      expect(mean(widths)).toBeLessThan(1.05 * expected(high));
      expect(Math.abs(mean(widths) / expected((low + high) / 2) - 1)).toBeLessThan(0.1);
    }
  });
});

it('notes without a part are the same notes elsewhere', () => {
  const notes = open('banknotes');
  const whole = read(notes, 30);
  const areas = {
    frame: [0, 0, 64, 5],
    portrait: [22, 3, 42, 29],
    numeral: [4, 3, 20, 20],
    seal: [45, 3, 56, 15],
  };
  expect(Object.keys(notes.without!)).toEqual([...PARTS]);
  for (const [part, set] of Object.entries(notes.without!)) {
    for (const [i, { x }] of read(set, 30).entries()) {
      const changed = range(32 * 64).filter((k) =>
        range(3).some((c) => x[3 * k + c] !== whole[i].x[3 * k + c]),
      );
      expect(changed.length).toBeGreaterThan(30);
      const [left, top, right, bottom] = areas[part as keyof typeof areas];
      const within = changed.filter((k) => {
        const [px, py] = [k % 64, Math.floor(k / 64)];
        return px >= left && px < right && py >= top && py < bottom;
      });
      // A frame is all around, a numeral in two corners.
      expect(within.length / changed.length).toBeGreaterThan({ frame: 0.25, numeral: 0.4 }[part] ?? 0.9);
    }
  }
});

it('a chirp has the pitch that its class says', () => {
  const crossings = (x: Float32Array, from: number, to: number) =>
    range(to - from - 1, from).filter((i) => x[i] < 0 && x[i + 1] >= 0).length;
  const rises = [0, 1, 2].map(() => [] as number[]);
  for (const { x, label } of read(open('chirps'), 200))
    rises[label].push(crossings(x, 768, 1024) / crossings(x, 0, 256));
  expect(mean(rises[0])).toBeGreaterThan(1.25);
  expect(mean(rises[1])).toBeLessThan(0.8);
  expect(Math.abs(mean(rises[2]) - 1)).toBeLessThan(0.06);
});

it('a solid has the volume of its shape', () => {
  // Volumes in units of r^3 for the mean of slim, by hand; r from 4.6 to 6.5.
  const side = 0.85 - 0.125;
  const volumes = [
    (4 / 3) * Math.PI,
    8 * side ** 3 * 0.95,
    2 * Math.PI ** 2 * 0.72 * 0.31 ** 2,
    2 * Math.PI * 0.575 ** 2 * 0.95,
  ];
  const cubes = mean(range(1000).map((i) => (4.6 + (1.9 * i) / 1000) ** 3));
  const counts = volumes.map(() => [] as number[]);
  for (const { x, label } of read(open('voxels'), 240))
    counts[label].push(x.reduce((sum, value) => sum + (value + 1) / 2, 0));
  for (const [k, volume] of volumes.entries())
    expect(Math.abs(mean(counts[k]) / (volume * cubes) - 1), Object.keys(volumes)[k]).toBeLessThan(0.12);
});

it('a moving digit goes straight on', () => {
  const centre = (x: Float32Array, frame: number) => {
    let [sum, across, down] = [0, 0, 0];
    for (let i = 0; i < 28 * 28; i++) {
      const ink = x[5 * i + frame] + 1;
      sum += ink;
      across += ink * (i % 28);
      down += ink * Math.floor(i / 28);
    }
    return [across / sum, down / sum];
  };
  let straight = 0;
  for (const { x } of read(open('moving-digits'), 50)) {
    const places = range(5).map((frame) => centre(x, frame));
    const bends = range(3).map((f) =>
      Math.max(...[0, 1].map((c) => Math.abs(places[f][c] - 2 * places[f + 1][c] + places[f + 2][c]))),
    );
    straight += bends.filter((bend) => bend < 0.3).length;
    expect(Math.max(...bends)).toBeLessThan(6.2);
  }
  expect(straight).toBeGreaterThan(90);
});

it('spam is told apart as well as its probabilities allow', () => {
  const dataset = open('spam-words');
  expect(dataset.units!.map(({ name }) => name)).toContain('winner');
  const train = read(dataset, 4000);
  const shares = [0, 1].map((label) => {
    const own = train.filter((mail) => mail.label === label);
    return range(32).map((k) => mean(own.map(({ x }) => x[k])));
  });
  const logit = (x: Float32Array) =>
    range(32).reduce(
      (sum, k) => {
        const [q, p] = [shares[0][k], shares[1][k]];
        return sum + (x[k] === 1 ? Math.log(p / q) : Math.log((1 - p) / (1 - q)));
      },
      Math.log(0.4 / 0.6),
    );
  const right = read(dataset, 1000, 10_000).filter(({ x, label }) => Number(logit(x) > 0) === label);
  expect(right.length).toBeGreaterThan(960);
});

describe('stacked', () => {
  it('puts three digits on each other', () => {
    for (const { x, label } of read(open('stacked-digits'), 20)) {
      expect(label).toBeGreaterThanOrEqual(0);
      expect(label).toBeLessThan(1000);
      for (const c of range(3))
        expect(x.filter((_, i) => i % 3 === c && x[i] > 0).length).toBeGreaterThan(15);
    }
  });

  const pictures = read(open('digits'), 40);
  const finite: Dataset = {
    ...open('digits'),
    count: 40,
    read(indices, out, labels) {
      for (let i = 0; i < indices.length; i++) {
        out.set(pictures[indices[i]].x, i * 784);
        labels[i] = pictures[indices[i]].label;
      }
    },
  };

  it.each([
    ['endless', open('digits')],
    ['finite', finite],
  ] as const)('stacks any labelled grey images, %s', (_, set) => {
    const three = stacked({ ...set, test: set }, 3, fakeRandom(2));
    expect(three).toMatchObject({ shape: [28, 28, 3], classes: 1000, count: Number.POSITIVE_INFINITY });
    expect(three.classNames!.slice(730, 732)).toEqual(['730', '731']);
    expect(three.test!.shape).toEqual([28, 28, 3]);
    const members = read(set, set === finite ? 40 : 300);
    const places: number[] = [];
    for (const { x, label } of read(three, 30)) {
      for (const c of range(3)) {
        const channel = range(784).map((i) => x[3 * i + c]);
        const found = members.findIndex((member) => channel.every((value, i) => value === member.x[i]));
        places.push(found);
        expect(members[found].label).toBe(Math.floor(label / 10 ** (2 - c)) % 10);
      }
    }
    expect(new Set(places).size).toBeGreaterThan(30);
  });

  it('says what it needs', () => {
    const labelled = open('digits');
    expect(() => stacked({ ...labelled, classes: 0 }, 3, fakeRandom())).toThrow(
      'stack: expected data with classes',
    );
    expect(() => stacked(open('faces'), 2, fakeRandom())).toThrow(
      'stack: expected grey images, got samples of [32,32,3]',
    );
    expect(() => stacked({ ...labelled, classes: 26 }, 3, fakeRandom())).toThrow(
      'stack: expected at most 10000',
    );
  });
});
