// Figures: what they show agrees with the run, their text is well formed, and drawing changes nothing.
import { loadScalar } from '@ganvil/kernels-as';
import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../src/config/resolveConfig.ts';
import { openDataset } from '../src/datasets/openDataset.ts';
import { base64 } from '../src/figures/base64.ts';
import { chart } from '../src/figures/chart.ts';
import { contours } from '../src/figures/contours.ts';
import { kernelDensity, normalDensity } from '../src/figures/density.ts';
import { figures } from '../src/figures/index.ts';
import { num, ticks } from '../src/figures/svg.ts';
import { thinned } from '../src/figures/thinned.ts';
import type { LoggedStep } from '../src/figures/types.ts';
import { drawFigure } from '../src/inference/drawFigure.ts';
import { figureContext } from '../src/inference/figureContext.ts';
import type { PresetName } from '../src/presets/index.ts';
import { presets } from '../src/presets/index.ts';
import { openRun, type Run } from '../src/training/openRun.ts';
import { startBackend } from '../src/training/startBackend.ts';
import { expectWellFormed } from './expectWellFormed.ts';

async function opened(preset: PresetName, steps = 4, changes = {}): Promise<{ run: Run; log: LoggedStep[] }> {
  const config = resolveConfig({ width: 8, batchSize: 16, sampleCount: 4, seed: 1, ...changes }, preset);
  await startBackend(config);
  const run = await openRun(config, (await openDataset(config)).dataset);
  const log: LoggedStep[] = [];
  while (run.step < steps) log.push({ scalars: run.update('all')!, step: run.step });
  return { run, log };
}

describe.each(Object.keys(figures))('figure %s', (name) => {
  test.each(['gauss1d', 'ring8', 'digits'] as const)(
    'of %s is drawn, or refused in one line',
    async (preset) => {
      const { run, log } = await opened(preset);
      const before = run.digest();
      const context = await figureContext(run.config, run.dataset, run, log);
      const table: Record<string, { lacks(c: typeof context): string | undefined }> = figures;
      if (table[name].lacks(context) === undefined) {
        const { svg } = await drawFigure(context, name);
        expectWellFormed(svg);
        expect((await drawFigure(context, name)).svg).toBe(svg);
      } else
        await expect(drawFigure(context, name)).rejects.toThrow(
          new RegExp(`^figure ${name}: expected .*suit: .*\\.$`),
        );
      expect(run.digest()).toBe(before);
      run.dispose();
    },
  );
});

test('panels retrain from the beginning: with `from` at the present step, a shows what d shows', async () => {
  const { run, log } = await opened('gauss1d', 6);
  const context = await figureContext(run.config, run.dataset, run, log);
  const of = async (panels: string) => (await drawFigure(context, 'panels', { panels, from: 6 })).svg;
  const paths = (svg: string) => [...svg.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d);
  expect(paths(await of('a'))).toEqual(paths(await of('d')));
  expect(paths(await of('b'))).not.toEqual(paths(await of('d')));
  expect([...(await of('a-d')).matchAll(/>\((\w)\) /g)].map(([, letter]) => letter)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
  await expect(of('e')).rejects.toThrow('panels: expected letters from a to d such as a-d or ac, got "e".');
  await expect(drawFigure(context, 'losses', { panels: 'a' })).rejects.toThrow('expected no panels');
  run.dispose();
});

test('shares are bands, one above another, with names beside them, or in them where they end low', async () => {
  const { run, log } = await opened('ring8');
  const shares = [
    { step: 2, shares: [0.5, 0.25] },
    { step: 4, shares: [0.01, 0.99] },
  ];
  const { svg } = await drawFigure(await figureContext(run.config, run.dataset, run, log, shares), 'shares');
  expectWellFormed(svg);
  const paths = [...svg.matchAll(/ d="(M[^"]*)" fill="#/g)].map(([, d]) => d);
  // From 52 to 560 across, step 2 in the middle; from 284 up to 32.
  expect(paths).toEqual(['M306 158L560 281.48L560 284L306 284', 'M306 95L560 32L560 281.48L306 158']);
  const names = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>(\d)<\/text>/g)].map(
    ([, x, name]) => `${name} at ${x}`,
  );
  expect(names).toContain('0 at 306');
  expect(names).toContain('1 at 566');
  const alone = await figureContext(run.config, run.dataset, run, log, shares.slice(0, 1));
  await expect(drawFigure(alone, 'shares')).rejects.toThrow('a run with shares in its log');
  run.dispose();
});

test('architecture counts the weights of the run, and needs none for a preset', async () => {
  for (const preset of Object.keys(presets) as PresetName[]) {
    const config = resolveConfig({ ...(presets[preset] as { placeholder?: object }).placeholder }, preset);
    const { dataset } = await openDataset(config);
    const context = await figureContext(config, dataset);
    expectWellFormed((await drawFigure(context, 'architecture')).svg);
    await expect(drawFigure(context, 'losses')).rejects.toThrow('a run, not a config alone');
  }
  const { run } = await opened('digits', 0);
  const { networks } = await figureContext(run.config, run.dataset, run);
  const total = (player: string) =>
    networks
      .filter((row) => row.player === player)
      .flatMap(({ layers }) => layers)
      .reduce((sum, { weights }) => sum + weights, 0);
  expect({ G: total('G'), D: total('D') }).toEqual(run.parameters);
  run.dispose();
});

test('a kernel density is that of its formula, and integrates to 1', async () => {
  const scalar = await loadScalar();
  const values = Float32Array.from({ length: 50 }, (_, i) => ((i * 37) % 50) / 10 - 2);
  const x = Float64Array.from({ length: 201 }, (_, i) => -8 + 0.08 * i);
  const density = kernelDensity(values, x, scalar);
  const mean = values.reduce((a, b) => a + b) / 50;
  const sd = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / 50);
  const sorted = [...values].sort((a, b) => a - b);
  const width = 0.9 * Math.min(sd, (sorted[37] - sorted[12]) / 1.34) * 50 ** -0.2;
  const expected = (at: number) =>
    values.reduce((sum, value) => sum + Math.exp(-0.5 * ((at - value) / width) ** 2), 0) /
    (50 * width * Math.sqrt(2 * Math.PI));
  for (const i of [30, 90, 100, 130]) expect(density[i]).toBeCloseTo(expected(x[i]), 5);
  expect(density.reduce((a, b) => a + b) * 0.08).toBeCloseTo(1, 3);
  expect(normalDensity(1, 2, Float64Array.of(1, 3), scalar)[1]).toBeCloseTo(
    Math.exp(-0.5) / (2 * Math.sqrt(2 * Math.PI)),
    6,
  );
});

test('contours of a circle lie on it, and saddles do not cross', () => {
  const n = 21;
  const values = Array.from({ length: n * n }, (_, i) => ((i % n) - 10) ** 2 + (Math.floor(i / n) - 10) ** 2);
  const segments = contours(values, n, 49);
  expect(segments.length).toBeGreaterThan(20);
  for (const [x, y] of segments.flat()) expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(7, 0);
  const [a, b] = contours([1, 0, 0, 1], 2, 0.6);
  expect([a, b].map(([[x0, y0], [x1, y1]]) => (x1 - x0) * (y1 - y0) < 0)).toEqual([true, true]);
  expect(contours([1, 0, 0, 1], 2, 0.6)).toHaveLength(2);
  expect(contours([1, 1, 1, 1], 2, 0.5)).toEqual([]);
});

test('a few spikes do not make a chart flat, and are said to be cut off', () => {
  const x = Array.from({ length: 200 }, (_, i) => i);
  const y = x.map((i) => Math.abs((i % 10) - 5));
  const heights = (values: number[]) => {
    const drawn = chart(
      { title: 'loss', x, curves: [{ label: 'D', colour: '#000000', y: values }] },
      0,
      640,
      240,
    );
    const [, d] = / d="([^"]*)"/.exec(drawn.slice(drawn.lastIndexOf('<path')))!;
    const at = [...d.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map(([, height]) => Number(height));
    return { at, span: Math.max(...at.slice(0, 100)) - Math.min(...at.slice(0, 100)), drawn };
  };
  const [even, spiked] = [y, y.map((value, i) => (i === 150 ? 1e4 : value))].map(heights);
  expect(spiked.at).toHaveLength(200);
  expect(spiked.span).toBeGreaterThan(0.6 * even.span);
  expect(Math.min(...spiked.at)).toBeGreaterThan(20);
  expect([even, spiked].map(({ drawn }) => drawn.includes('spikes are cut off'))).toEqual([false, true]);
});

test('numbers, ticks, base64 and logs have one form', () => {
  expect([0, -0.001, 1.005, 12.345, -3].map(num)).toEqual(['0', '0', '1', '12.35', '-3']);
  expect(ticks(-1.2, 9, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(ticks(0, 0)).toEqual([0]);
  for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
    expect(base64(new TextEncoder().encode(text))).toBe(Buffer.from(text).toString('base64'));
  const log = Array.from({ length: 5000 }, (_, i) => ({ step: i + 1, scalars: {} }));
  const steps = thinned(log).map(({ step }) => step);
  expect(steps).toEqual(Array.from({ length: 625 }, (_, i) => 8 * (i + 1)));
  expect(thinned(thinned(log))).toEqual(thinned(log));
});
