// Links and what they hold: what is written is read back, what is broken is refused in one line.
import { describe, expect, test } from 'vitest';
import { addAct, movesOf, readActs, writeActs } from '../../src/lab/acts.ts';
import {
  addPoints,
  readPoints,
  stencilPoints,
  stencils,
  toByte,
  toPoints,
  writePoints,
} from '../../src/lab/drawn.ts';
import { commandOf, readLink, writeLink } from '../../src/lab/link.ts';
import { emptyTrack, latest, push, truncate } from '../../src/lab/track.ts';
import { keep } from '../../src/lab/undo.ts';

describe('acts', () => {
  test('are counted in runs of the same', () => {
    const acts = (['both', 'both', 'D', 'D', 'G', 'both'] as const).reduce(
      (log, who) => addAct(log, who),
      readActs(''),
    );
    expect(writeActs(acts)).toBe('b2.D2.G1.b1');
    expect(movesOf(acts)).toBe(6);
    expect(readActs(writeActs(acts))).toEqual(acts);
  });

  test.each(['b0', 'x3', 'b1..D2', 'b-1', 'b1.5', 'b99999999', 'b9999999.b9999999'])('refuses %s', (text) => {
    expect(() => readActs(text)).toThrow(/^acts: expected .*, got .*\.$/);
  });
});

describe('a link', () => {
  const recipe = {
    preset: 'ring8',
    settings: { seed: '3', rateD: '2e-4' },
    acts: readActs('b40.D5'),
    drawn: stencilPoints('heart'),
  };

  test('holds the whole recipe, in less than 2000 characters', () => {
    expect(readLink(writeLink(recipe))).toEqual(recipe);
    expect(writeLink(recipe).length).toBeLessThan(2000);
    expect(readLink('')).toEqual({ preset: 'ring8', settings: {}, acts: [] });
  });

  test('names the command that does the same, where there is one', () => {
    const plain = { preset: 'ring8', settings: { seed: '3' }, acts: readActs('b40') };
    expect(commandOf(plain)).toBe('ganvil train ring8 --seed 3 --steps 40');
    expect(commandOf(recipe)).toBeUndefined();
    expect(commandOf({ ...plain, imported: 'a.safetensors' })).toBeUndefined();
    expect(commandOf({ ...plain, acts: readActs('b40.D1') })).toBeUndefined();
  });

  test.each(['', 'A', '!!!!', 'A'.repeat(4000)])('refuses points "%.8s…"', (text) => {
    expect(() => readPoints(text)).toThrow(/^points: expected .*, got .*\.$/);
  });
});

describe('drawn points', () => {
  test.each(Object.keys(stencils))('%s lies in the pad, and survives its bytes', (name) => {
    const bytes = stencilPoints(name);
    const points = toPoints(bytes);
    expect(Math.max(...points)).toBeLessThan(2);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(-2);
    expect(Uint8Array.from(points, toByte)).toEqual(bytes);
    expect(readPoints(writePoints(bytes))).toEqual(bytes);
  });

  test('drop the oldest where they are too many', () => {
    const all = addPoints(new Uint8Array(1200).fill(1), [7, 8]);
    expect([all.length, ...all.slice(-2)]).toEqual([1200, 7, 8]);
  });
});

describe('a track', () => {
  test('keeps few entries of many, and their mean', () => {
    const track = emptyTrack();
    for (let x = 1; x <= 50_000; x++) push(track, x, { value: x % 2, late: x > 25_000 ? 3 : Number.NaN });
    expect(track.x.length).toBeLessThan(1200);
    expect(track.columns.value.length).toBe(track.x.length);
    expect(new Set(track.columns.value)).toEqual(new Set([0.5]));
    expect(track.columns.late.at(-1)).toBe(3);
    expect(latest(track, 'value')).toBe(0); // as it came
    truncate(track, 10_000);
    expect(track.x.at(-1)).toBeLessThanOrEqual(10_000);
    expect(track.columns.late.length).toBe(track.x.length);
  });
});

test('undo keeps the newest marks within its room', () => {
  const mark = (count: number, size: number) => ({
    bytes: new Uint8Array(size),
    acts: readActs(`b${count}`),
  });
  const marks = Array.from({ length: 200 }, (_, i) => mark(i + 1, 2 ** 20)).reduce(
    keep,
    [] as ReturnType<typeof mark>[],
  );
  expect(marks.length).toBe(60);
  expect(marks.at(-1)?.acts).toEqual(readActs('b200'));
  expect(keep(marks, mark(200, 1)).length).toBe(60);
  expect(keep(marks, mark(300, 95 * 2 ** 20)).length).toBe(2);
});
