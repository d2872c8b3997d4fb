import { loadRandom } from '@ganvil/kernels-as';
import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  latentOfSum,
  latentsAlong,
  latentsOf,
  parseLatent,
  resolveConfig,
} from '../src/index.ts';
import { arc } from '../src/inference/arc.ts';

const random = (await loadRandom())(1);
const drawn = (step: number, d: number): Float64Array => Float64Array.from(random.normal(7, step, d));

/** Spherical interpolation of directions with sines, and linear of lengths. */
function slerp(a: Float64Array, b: Float64Array, t: number): number[] {
  const [m, n] = [Math.hypot(...a), Math.hypot(...b)];
  const angle = Math.acos(a.reduce((sum, value, i) => sum + (value / m) * (b[i] / n), 0));
  const [p, q] = [Math.sin((1 - t) * angle) / Math.sin(angle), Math.sin(t * angle) / Math.sin(angle)];
  return [...a].map((value, i) => (m * (1 - t) + n * t) * ((p * value) / m + (q * b[i]) / n));
}

describe('an arc', () => {
  it.each([2, 3, 64])('in %i dimensions is spherical interpolation', (d) => {
    const [a, b] = [drawn(0, d), drawn(1, d)];
    for (const t of [1e-9, 0.1, 1 / 3, 0.5, 0.75, 0.99]) {
      const [found, wanted] = [arc(a, b, t)!, slerp(a, b, t)];
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(wanted[i], 11);
    }
  });

  it('between equal directions stays there, between opposite ones there is none', () => {
    const a = Float64Array.of(3, 0, 4);
    const same = arc(
      a,
      a.map((x) => 2 * x),
      0.25,
    )!;
    for (const [i, value] of same.entries()) expect(value).toBeCloseTo(a[i] * 1.25, 12);
    const opposite = a.map((x) => -x);
    expect(arc(a, opposite, 0.5)).toBeUndefined();
    expect(() => latentsAlong(Float32Array.from([...a, ...opposite]), 3, [0.5], 'arc')).toThrow(/opposite/);
  });
});

describe('a path', () => {
  const stops = Float32Array.from([...drawn(0, 4), ...drawn(1, 4), ...drawn(2, 4)]);

  it.each(['line', 'arc'] as const)(
    'as %s goes through its stops, bit by bit, and nears them evenly',
    (kind) => {
      const found = latentsAlong(stops, 4, [0, 1, 2, 0.999999, 1.000001], kind);
      expect(found.slice(0, 12)).toEqual(stops);
      for (let i = 0; i < 4; i++)
        for (const near of [12, 16]) expect(found[near + i]).toBeCloseTo(stops[4 + i], 4);
    },
  );

  it('as a line is linear', () => {
    const found = latentsAlong(stops, 4, [1.25], 'line');
    for (let i = 0; i < 4; i++) expect(found[i]).toBeCloseTo(0.75 * stops[4 + i] + 0.25 * stops[8 + i], 6);
  });
});

describe('arithmetic of latents', () => {
  const value = (text: string): Record<string, number> =>
    Object.fromEntries([...parseLatent(text).result.sum].map(([seed, factor]) => [seed, factor]));

  it.each<[string, Record<string, number>]>([
    ['7', { 7: 1 }],
    ['3-8+15', { 3: 1, 8: -1, 15: 1 }],
    [' mean(0-3) - mean( 4, 6-6 ) + 5 ', { 0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25, 4: -0.5, 6: -0.5, 5: 1 }],
    ['-(3 - 8)/2', { 3: -0.5, 8: 0.5 }],
    ['0.5*3 + 2*.25*(8+9)', { 3: 0.5, 8: 0.5, 9: 0.5 }],
    ['3+3-3', { 3: 1 }],
    ['--3', { 3: 1 }],
  ])('%s', (text, wanted) => {
    expect(value(text)).toEqual(wanted);
  });

  it('shows each operand once, in order', () => {
    const { operands, result } = parseLatent('mean(0-9)-mean(10-19)+5-5');
    expect(operands.map(({ text }) => text)).toEqual(['mean(0-9)', 'mean(10-19)', '5']);
    expect(result.text).toBe('mean(0-9)-mean(10-19)+5-5');
  });

  it.each([
    ['', /a seed, mean\(SEEDS\) or \(, got the end in ""/],
    ['3+', /or \(, got the end/],
    ['3 8', /\+ or -, got 8 at 1/],
    ['3,8', /got ,8 in/],
    ['0.5', /a seed.*got 0.5 at 0/],
    ['3*(8', /expected \), got the end/],
    ['(3)*2', /\+ or -, got \*/],
    ['3/0', /divisor other than 0/],
    ['3/mean(1)', /a number after \/, got mean\(1\)/],
    ['mean()', /numbers and ascending ranges such as 0-31,40, got mean\(\)/],
    ['mean(9-0)', /numbers and ascending ranges such as/],
    ['mean(0-70000)', /at most 65536 seeds/],
    ['mean(0-1', /got mean\(0-1/],
    ['9007199254740993', /a seed/],
    ['x', /got x in/],
    ['('.repeat(60), /levels of parentheses/],
    ['1+'.repeat(600), /at most 1000 characters/],
    [Array.from({ length: 70 }, (_, i) => i).join('+'), /at most 64 operands/],
  ])('refuses %j in one line', (text, says) => {
    expect(() => parseLatent(text)).toThrow(ConfigError);
    expect(() => parseLatent(text)).toThrow(says);
    expect(() => parseLatent(text)).toThrow(/^latent: expected [^\n]*$/);
  });

  it('adds in float64 and rounds once', () => {
    const z: Record<number, Float32Array> = {
      1: Float32Array.of(1e8, 0.1),
      2: Float32Array.of(1, 0.2),
      3: Float32Array.of(1e8, 0.3),
    };
    const sum = latentOfSum(parseLatent('1+2-3').result.sum, 2, (seed) => z[seed]);
    expect(sum[0]).toBe(1);
    expect(sum[1]).toBeCloseTo(0, 7);
  });
});

describe('truncation', () => {
  const config = resolveConfig({ latentDim: 50 });
  const seeds = Array.from({ length: 200 }, (_, i) => i);

  it('keeps what is within, and draws again what is beyond', async () => {
    const [free, cut] = [await latentsOf(config, seeds), await latentsOf(config, seeds, 1)];
    expect(cut.every((value) => Math.abs(value) <= 1)).toBe(true);
    for (const [i, value] of free.entries()) if (Math.abs(value) <= 1) expect(cut[i]).toBe(value);
    expect(new Set(cut).size).toBeGreaterThan(0.999 * cut.length);
    // Variance of N(0, 1) within 1 standard deviation: 1 - 2 phi(1) / P(|x| < 1).
    expect(cut.reduce((sum, value) => sum + value * value, 0) / cut.length).toBeCloseTo(0.29113, 1.7);
  });

  it('of a seed depends on the seed alone, and far out changes nothing', async () => {
    const alone = await latentsOf(config, [31], 0.05);
    expect((await latentsOf(config, [30, 31], 0.05)).slice(50)).toEqual(alone);
    expect(await latentsOf(config, [31], 10)).toEqual(await latentsOf(config, [31]));
  });

  it.each(['uniform', 'truncatedNormal', 'sphere'])('is for normal latents, not %s', async (latent) => {
    await expect(latentsOf(resolveConfig({ latent }), [1], 1)).rejects.toThrow(
      `truncation: expected a run with normal latents, got ${latent}.`,
    );
  });

  it.each([0, -1, 0.001, Number.NaN, 11])('refuses %d', (threshold) =>
    expect(latentsOf(config, [1], threshold)).rejects.toThrow(
      /truncation: expected a number from 0.01 to 10/,
    ),
  );
});
