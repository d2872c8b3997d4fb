// ganvil repro: the table of experiments, that all of them can be trained, and their numbers beside the published ones.
import { fileURLToPath } from 'node:url';
import type { Dataset } from '@ganvil/core';
import { expect, test } from 'vitest';
import { jobsOf } from '../src/comparison/jobsOf.ts';
import { parseComparison, readComparison } from '../src/comparison/readComparison.ts';
import type { RunOutcome } from '../src/comparison/resultsOf.ts';
import type { Job } from '../src/comparison/types.ts';
import { repros } from '../src/repro/index.ts';
import { scoreOf } from '../src/repro/measures/realScore.ts';
import { coverageOf } from '../src/repro/measures/stackedModes.ts';
import { reproRows } from '../src/repro/reproResults.ts';
import { publishedText, reproText } from '../src/repro/reproText.ts';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();

test('there are at least 12 published experiments', () => {
  expect(Object.keys(repros).length).toBeGreaterThanOrEqual(12);
});

test.each(Object.entries(repros))(
  '%s: both sizes can be trained and measure what is published',
  (_, repro) => {
    for (const size of [repro.quick, repro.paperSize]) {
      const comparison = parseComparison({ ...size.comparison }, 'repro');
      const jobs = jobsOf(comparison, 'runs');
      expect(size.differences.length).toBeGreaterThan(0);
      const rows = repro.published.map(({ method, set = '', metric }) => {
        const job = jobs.find((one) => one.method === method && one.set === set);
        const isOwn = job?.config.metrics.split(',').includes(metric);
        return { metric, trained: job !== undefined, measured: isOwn || repro.measure !== undefined };
      });
      expect(rows).toEqual(repro.published.map(({ metric }) => ({ metric, trained: true, measured: true })));
    }
    if (repro.judge) expect(jobsOf(parseComparison({ ...repro.judge }, 'judge'), 'runs')).toHaveLength(1);
  },
);

test('docs/modes.json compares eight methods on two protocols', () => {
  const file = fileURLToPath(new URL('../../../docs/modes.json', import.meta.url));
  expect(jobsOf(readComparison(file), 'runs')).toHaveLength(2 * 8 * 10);
});

test('numbers beside the published ones', () => {
  const outcome = (method: string, seed: number, modes: number): RunOutcome => ({
    ...{ state: 'finished', counts: true, step: 9, metrics: { modes } },
    job: { set: '', method, seed, config: { steps: 9 } } as Job,
  });
  const repro = repros['pacgan-ring'];
  const outcomes = [outcome('plain', 0, 6), outcome('plain', 1, 8), outcome('pacgan2', 0, 8)];
  const diverged: RunOutcome = { ...outcome('pacgan4', 0, 1), state: 'diverged', counts: false, step: 3 };
  const text = reproText('pacgan-ring', 'quick', repro, [...outcomes, diverged]);
  expect(text).toMatch(/^pacgan4\.0: diverged at step 3 of 9$/m);
  const [first] = reproRows(repro, outcomes);
  expect(text).toMatch(/^plain +modes of 8 +7.0 ± 1.0 \(2\) +6.3 ± 0.5 +table 1, 2D-ring$/m);
  expect(text).toMatch(/^pacgan2 +modes of 8 +8.000 \(1\) +7.9 ± 0.1/m);
  expect(text).toMatch(/^pacgan4 +high quality +- +0.959 ± 0.014/m);
  expect(publishedText({ ...first, value: -Math.log(4), error: undefined })).toBe('-1.386');
});

test('lists the experiments, and refuses what it cannot do in one line', async () => {
  const { stdout } = await ganvil(['repro']);
  for (const name of Object.keys(repros)) expect(stdout).toContain(name);
  for (const [code, ...args] of [
    [64, 'pacgan-rin'],
    [64, 'pacgan-ring', '--size', 'huge'],
    [64, 'pacgan-ring', '--data', at('x')],
    [66, 'semi-supervised'],
    [66, 'semi-supervised', '--data', at('missing'), '--out', at('semi')],
  ] as [number, ...string[]][]) {
    const result = await ganvil(['repro', ...args, '--quiet']);
    expect(result, args.join(' ')).toMatchObject({ code });
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});

test('data that are not those of the paper are refused, or are a difference', () => {
  const { data } = repros['semi-supervised'];
  const digits = (digest: string, shade: number, count = 60_000) =>
    ({
      ...{ shape: [28, 28, 1], count, classes: 10, digest, test: { count: 10_000 } },
      read: (_: unknown, out: Float32Array) => void out.fill(2 * shade - 1),
    }) as unknown as Dataset;
  expect(data!.differenceOf(digits('0'.repeat(64), 0.13))).toMatch(/not its pixels in its order/);
  expect(() => data!.differenceOf(digits('0'.repeat(64), 0.29))).toThrow(/expected MNIST .* other pixels/);
  expect(() => data!.differenceOf(digits('0'.repeat(64), 0.13, 100))).toThrow(/got 100 and 10,000 images/);
});

test('stops by its budget, and shows what there is', async () => {
  const args = ['repro', 'equilibrium', '--out', at('rest')];
  expect(await ganvil([...args, '--budget', '4s', '--quiet'])).toMatchObject({ code: 76 });
  const { code, stdout } = await ganvil([...args, '--table', '--json']);
  expect(code).toBe(0);
  const { rows, size } = JSON.parse(stdout);
  expect(size).toBe('quick');
  expect(rows[0]).toMatchObject({ metric: 'value', value: -Math.log(4) });
  expect(rows[0].ours).toBeUndefined();
  expect(await ganvil(['repro', 'stacked-quarter', '--out', at('none'), '--table'])).toMatchObject({
    code: 0,
  });
}, 30_000);

test('the score of certain, even classes is their number; of even probabilities 1', () => {
  expect(scoreOf(Float32Array.of(1, 0, 0, 1), 2)).toBeCloseTo(2, 6);
  expect(scoreOf(Float32Array.of(0.5, 0.5, 0.5, 0.5), 2)).toBeCloseTo(1, 6);
});

test('modes and divergence of 1000 numbers', () => {
  expect(coverageOf(new Int32Array(1000).fill(3))).toEqual({ stackedModes: 1000, stackedReverseKl: 0 });
  const { stackedModes, stackedReverseKl } = coverageOf(new Int32Array(1000).fill(7, 0, 1));
  expect([stackedModes, stackedReverseKl]).toEqual([1, Math.log(1000)]);
});
