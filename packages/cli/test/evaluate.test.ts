// `ganvil evaluate`: the table, judges, feature spaces, the user's own metrics, and what it says of wrong ones.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMetricModule } from '../src/run/readMetricModule.ts';
import { ganvil, temporary } from './ganvil.ts';

const folder = temporary();
afterAll(folder.remove);
const at = (name: string): string => join(folder.path, name);
const SHIPPED = join(import.meta.dirname, '../judges/digits.safetensors');
const SHORT = ['--steps', '2', '--evaluate-every', '0', '--quiet', '--threads', '1'];
const digits = ['digits', '--width', '4', '--width-d', '4', '--batch-size', '8', ...SHORT];

beforeAll(async () => {
  const train = async (out: string, ...args: string[]) => {
    const { code, stderr } = await ganvil(['train', ...args, '--out', at(out)]);
    expect(code, stderr).toBe(0);
  };
  const judge = ['--data', 'digits', '--game', 'classifier', '--width-d', '4', '--batch-size', '8', ...SHORT];
  await Promise.all([train('digits', ...digits), train('judge', ...judge)]);
  await train('ring', 'ring8', ...SHORT);
});

test('judges samples: a table with interval, floor, count and part, and the same as JSON', async () => {
  const args = ['evaluate', at('digits'), '--judge', at('judge'), '--count', '40'];
  const [{ stdout, stderr }, json] = await Promise.all([ganvil(args), ganvil([...args, '--json'])]);
  expect(stdout).toMatch(/^metric +value +95 % interval +floor +count +compared with\n/);
  expect(stdout).toMatch(/^classifierScore +\S+ +\S+ to \S+ +\S+ +40 +test$/m);
  expect(stderr).toMatch(
    /^judge: \S+judge, game classifier, step 2, .*; it misreads \d+\.\d\d % of the held-out/m,
  );
  expect(stderr).toContain('features: judge; floor: 40 real training samples in the place of fakes');
  const found = JSON.parse(json.stdout);
  expect(found).toMatchObject({ part: 'test', count: 40, features: 'judge', floorCount: 40 });
  for (const { metric, value, interval, floor } of found.rows) {
    expect(found.metrics[metric]).toBe(value);
    if (metric === 'frechetDistance') expect([...interval, floor].every(Number.isFinite)).toBe(true);
  }
});

test('has a judge of the built-in digits, which reads them all', async () => {
  const args = ['evaluate', at('digits'), '--metrics', 'classifierScore', '--count', '1000', '--json'];
  const { judge, judgeError, metrics } = JSON.parse((await ganvil(args)).stdout);
  expect({ judge, judgeError }).toEqual({ judge: 'digits', judgeError: 0 });
  expect(metrics.classifierScore).toBeLessThan(5); // of noise
  const { digest } = JSON.parse((await ganvil(['digest', SHIPPED, '--json'])).stdout);
  expect(digest).toBe('384713d88bfd3572d63870ed6d1695737317628b6702d19d6a2a3dd36bfb1003');
  expect(statSync(SHIPPED).size).toBeLessThan(300_000);
});

test('a run without a generator has its own metrics alone', async () => {
  const { code, stdout, stderr } = await ganvil(['evaluate', at('judge'), '--count', '40', '--json']);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).rows).toMatchObject([{ metric: 'classificationError' }]);
});

test('measures a metric of the user on his own', async () => {
  const module = `export default { help: 'mean', better: 'lower', suits: () => true,
    measure: ({ fake }) => fake.data.reduce((a, b) => a + b, 0) / fake.data.length };`;
  writeFileSync(at('average.mjs'), module);
  const args = ['evaluate', at('ring'), '--metric-module', at('average.mjs'), '--count', '50', '--json'];
  const { rows } = JSON.parse((await ganvil([...args, '--metrics', 'average'])).stdout);
  expect(rows).toEqual([
    { metric: 'average', value: expect.any(Number), interval: expect.any(Array), floor: expect.any(Number) },
  ]);
});

const own = 'export default { help: "x", better: "lower", suits: () => true,';
test.each([
  ['export const x = 1;', /expected a default export \{ help, better, suits, measure \}\.$/],
  ['export default { help: 1 };', /expected help to be a text\.$/],
  [`${own} };`, /expected measure to be a function\.$/],
  ['  throw new Error("no\\nway");', /: no way\.$/],
])('refuses the module %j in one line', async (text, line) => {
  const file = at(`bad${text.length}.mjs`);
  writeFileSync(file, text);
  await expect(readMetricModule(file)).rejects.toThrow(line);
});

test.each([
  [`${own} measure: () => 'high' };`, /expected measure to give a number/],
  [`${own} measure() { throw new Error('no\\nway'); } };`, /measure failed: no way\.$/],
])('refuses what the module %j gives in one line', async (text, line) => {
  const file = at(`wrong${text.length}.mjs`);
  writeFileSync(file, text);
  const [name, { measure }] = await readMetricModule(file);
  expect(name).toBe(`wrong${text.length}`);
  expect(() => measure({} as never)).toThrow(line);
});

test.concurrent.each([
  [['--metric-module', 'none.mjs'], /expected a file, got none/],
  [
    ['--metrics', 'memorisation'],
    /expected data with a limited number of training samples for memorisation, got ring8\.\n$/,
  ],
  [['--metrics', 'sharpness'], /expected pictures of at least 3 x 3 pixels for sharpness, got ring8\.\n$/],
  [['--metrics', 'frechet'], /did you mean frechetDistance\?/],
  [['--count', '1e9'], /^ganvil: --count: expected an integer from 2 to 1000000, got "1e9"\.\n$/],
  [['--features', 'judge'], /expected pixels for these data, got "judge" without --judge/],
  [['--features', 'pixel'], /did you mean pixels/],
  [['--metrics', 'frechetDistanse'], /did you mean frechetDistance/],
  [['--metrics', 'classifierScore'], /expected a judge \(--judge RUN/],
  [['--count', '1'], /--count: expected a number of at least 2/],
  [['--judge', 'JUDGE'], /expected a judge of samples of shape 2, got one of 28x28x1/],
  [['--judge', 'RING'], /--judge: expected a run that tells classes apart/],
])('refuses %j in one line', async (flags, line) => {
  const paths = flags.map((flag) => flag.replace('JUDGE', at('judge')).replace('RING', at('ring')));
  const { code, stderr } = await ganvil(['evaluate', at('ring'), '--count', '20', ...paths]);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toMatch(line);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('shows the training samples nearest to generated ones, beside the usual distance', async () => {
  const args = ['neighbours', at('digits'), '--seeds', '0-2', '--nearest', '2', '--out', at('nb.png')];
  const { stdout, stderr, code } = await ganvil(args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(
    /^ {4}seed {4}distance {2}training sample\n( +\d +\d\.\d{4} {2}\d+\n){3}median distance \S+; of held-out samples \S+\n/,
  );
  expect(readFileSync(at('nb.png')).includes('nearest training samples')).toBe(true);
  const { samples, heldOut } = JSON.parse((await ganvil(['neighbours', at('ring'), '--json'])).stdout);
  const near = (await ganvil(['neighbours', at('ring'), '--seeds', '0'])).stdout; // ring8's points are dense
  const shown = Number(/of held-out samples (\S+)\n$/.exec(near)![1]);
  expect(Math.abs(shown / heldOut - 1)).toBeLessThan(0.005);
  expect(samples).toHaveLength(16);
  for (const { distances } of samples) expect(distances).toEqual([...distances].sort((a, b) => a - b));
});

test.each([
  ['--nearest', '0', /^ganvil: --nearest: expected a number of at least 1, got "0"\.$/m],
  ['--nearest', '65', /--nearest: expected at most 64, got 65/],
  ['--seeds', '0-1000', /--seeds: expected at most 1000 seeds, got 1001/],
  ['--out', 'x.png', /--out: expected a run that generates images, got other samples/],
])('neighbours %s %s is refused in one line', async (flag, value, says) => {
  const { code, stderr } = await ganvil(['neighbours', at('ring'), flag, value]);
  expect(code).toBe(64);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(says);
});
