// ganvil compare: killed and resumed, files that are wrong, and the numbers of the table by hand.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparisonText } from '../src/comparison/comparisonText.ts';
import { jobsOf } from '../src/comparison/jobsOf.ts';
import { pairedTest } from '../src/comparison/pairedTest.ts';
import { parseComparison } from '../src/comparison/readComparison.ts';
import { summaries } from '../src/comparison/resultsOf.ts';
import type { Job } from '../src/comparison/types.ts';
import { explain } from '../src/node/exit.ts';
import { contents, ganvil, until } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();

const SMALL = {
  ...{ width: 8, depth: 1, batchSize: 8, penalty: 'none', sampleCount: 4, evaluateCount: 20, steps: 20 },
  ...{ sampleEvery: 0, evaluateEvery: 0, checkpointEvery: 5, metrics: 'meanError,sdError' },
};
const FILE = {
  preset: 'gauss1d',
  settings: SMALL,
  methods: { plain: {}, hinge: { loss: 'hinge' } },
  seeds: '0-1',
};

function write(name: string, value: unknown): string {
  writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value));
  return at(name);
}

const compare = (...args: string[]) => ganvil(['compare', ...args, '--quiet']);

test('trains methods by seeds as plain runs, and makes no run again', async () => {
  const file = write('first.json', FILE);
  const { code, stdout, stderr } = await compare(
    file,
    '--out',
    at('first'),
    '--json',
    '--csv',
    at('first.csv'),
  );
  expect(code, stderr).toBe(0);
  const { rows } = JSON.parse(stdout);
  expect(rows.map(({ method }: { method: string }) => method)).toEqual(['plain', 'hinge']);
  for (const { metrics, runs } of rows) {
    const values = runs.map((run: { metrics: Record<string, number> }) => run.metrics.meanError);
    expect(metrics.meanError.mean).toBeCloseTo((values[0] + values[1]) / 2, 12);
    expect(metrics.meanError.standardError).toBeCloseTo(Math.abs(values[0] - values[1]) / 2, 12);
  }
  const listed = await ganvil(['runs', at('.'), '--json', '--where', 'loss=hinge']);
  const hinge = JSON.parse(listed.stdout).map(({ run }: { run: string }) => run);
  expect(hinge).toEqual([0, 1].map((seed) => at(`first/hinge.${seed}`)));
  const alone = [
    'train',
    'gauss1d',
    ...Object.entries(SMALL).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
  ];
  const same = await ganvil([
    ...alone,
    '--loss',
    'hinge',
    '--seed',
    '1',
    '--out',
    at('alone'),
    '--json',
    '-q',
  ]);
  expect(JSON.parse(same.stdout).digest).toBe(rows[1].runs[1].digest);
  expect(read('first.csv').split('\n')).toHaveLength(6);
  const before = contents(at('first'));
  expect(await compare(at('first'))).toMatchObject({ code: 0 });
  expect(contents(at('first'))).toEqual(before);
}, 60_000);

test('a changed file may add to the comparison, but not change its runs', async () => {
  const more = write('more.json', {
    ...FILE,
    methods: { ...FILE.methods, r1: { penalty: 'r1' } },
    seeds: [0],
  });
  const added = await compare(more, '--out', at('first'));
  expect(added.code, added.stderr).toBe(0);
  expect(added.stdout.split('\n')[3]).toMatch(/^r1 +1\/1 /);
  const other = write('other.json', { ...FILE, settings: { ...SMALL, batchSize: 9 } });
  const { code, stderr } = await compare(other, '--out', at('first'));
  expect(code).toBe(78);
  expect(stderr).toMatch(/plain\.0: the comparison now asks for other settings .* batchSize 8 -> 9/);
}, 60_000);

test('interrupted and killed, the same command ends as a comparison that was left alone', async () => {
  const long = { ...FILE, settings: { ...SMALL, steps: 3000, checkpointEvery: 100 }, seeds: [0] };
  const file = write('long.json', long);
  const whole = await compare(file, '--out', at('whole'), '--json');
  const digests = (text: string) =>
    JSON.parse(text).rows.map(({ runs }: { runs: { digest: string }[] }) => runs.map(({ digest }) => digest));
  const isUnderWay = () => {
    const folder = join(at('broken'), 'plain.0', 'checkpoints');
    return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.safetensors'));
  };
  const broken = (signal: NodeJS.Signals) =>
    ganvil(['compare', file, '--out', at('broken'), '--json', '-q'], {
      onStart: (child) => void until(isUnderWay).then(() => child.kill(signal)),
    });
  const stopped = await broken('SIGINT');
  if (stopped.code === 75) {
    expect(stopped.stderr).toContain('the states are saved');
    expect(existsSync(at('broken/plain.0/lock'))).toBe(false);
  }
  await broken('SIGKILL');
  const resumed = await compare(file, '--out', at('broken'), '--json');
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(digests(resumed.stdout)).toEqual(digests(whole.stdout));
}, 120_000);

test('a run that diverges is shown, counts in no mean and stops no other', async () => {
  const diverging = { loss: 'wasserstein', optimizer: 'sgd', learningRateG: 10, learningRateD: 10 };
  const methods = { diverging, plain: {} };
  const file = write('diverging.json', { ...FILE, methods, seeds: [0], settings: { ...SMALL, steps: 200 } });
  const { code, stdout } = await compare(file, '--out', at('diverging'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^diverging +0\/1 +-/m);
  expect(stdout).toMatch(/^plain +1\/1 +\d/m);
  expect(stdout).toMatch(/^diverging\.0: diverged at step \d+ of 200$/m);
}, 60_000);

const refusal = (value: object): string => {
  try {
    jobsOf(parseComparison(value as Record<string, unknown>, 'wrong.json'), 'runs');
    return 'none';
  } catch (error) {
    expect([64, 78]).toContain(explain(error)?.code);
    return explain(error)!.message;
  }
};

test.each<[object, string]>([
  [{ methods: {} }, 'wrong.json: methods: expected a method, got none'],
  [{ method: {} }, 'did you mean methods?'],
  [{ preset: undefined }, 'methods: plain: expected a preset'],
  [{ preset: 'gauss' }, 'wrong.json: expected a preset'],
  [{ methods: [] }, 'methods: expected an object, got []'],
  [{ methods: { a: 3 } }, 'methods: a: expected an object, got 3'],
  [{ methods: { a: { loss: 'hing' } } }, 'methods: a: loss: expected'],
  [{ methods: { a: { width: 3, widht: 3 } } }, 'did you mean width?'],
  [{ methods: { 'a.b': {} } }, 'expected names of at most 40 letters'],
  [{ methods: { a: { seed: 3 } } }, 'expected the seeds under seeds, got seed'],
  [{ methods: { a: { threads: 3 } } }, 'expected runs of one thread each'],
  [{ methods: { a: { sets: { ring: {} } } } }, 'a: sets: expected some of'],
  [{ sets: {} }, 'sets: expected a data set, got none'],
  [{ seeds: [1, 1] }, 'seeds: expected each seed once'],
  [{ seeds: 'some' }, 'seeds: expected numbers and ascending ranges'],
  [{ seeds: '0-9999' }, 'expected at most 10000 runs, got 20000'],
])('%j is refused in one line', (change, message) => {
  expect(refusal({ ...FILE, ...change })).toContain(message);
});

test.each([
  ['{"methods": ', 78, 'expected JSON'],
  [{ ...FILE, sets: { own: { data: '/no/such/folder' } } }, 66, 'does not exist'],
  [{ ...FILE, settings: { ...SMALL, metrics: 'modes' } }, 78, 'metrics: expected some of'],
])('before a run is started: %j', async (value, exit, message) => {
  const { code, stderr } = await compare(write('wrong.json', value), '--out', at('wrong'));
  expect(code, stderr).toBe(exit);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a folder that holds something else is left alone', async () => {
  write('foreign', '');
  expect(await compare(write('ok.json', FILE), '--out', at('.'))).toMatchObject({ code: 73 });
  expect(await compare(at('.'))).toMatchObject({ code: 66 });
});

/** The p-value by trying all choices of signs. */
function byForce(differences: readonly number[]): number {
  const sums = Array.from({ length: 2 ** differences.length }, (_, bits) =>
    differences.reduce((sum, d, i) => sum + (bits & (1 << i) ? d : -d), 0),
  );
  const observed = Math.abs(differences.reduce((a, b) => a + b, 0));
  return sums.filter((sum) => Math.abs(sum) >= observed - 1e-12).length / sums.length;
}

test('the paired test counts all choices of signs', () => {
  expect(pairedTest([])).toBeUndefined();
  expect(pairedTest([3])).toBe(1);
  expect(pairedTest([1, 1, 1, 1, 1])).toBe(2 / 32);
  expect(pairedTest([0, 0])).toBe(1);
  for (const list of [
    [1, 2, -3],
    [0.1, 0.2, 0.3, -0.1],
    [5, -1, 2, 2, 7, 0, 1],
    [-1, -1.5, 0.2, -3, -0.7, -2],
  ])
    expect(pairedTest(list)).toBe(byForce(list));
  const many = Array.from({ length: 40 }, (_, i) => 1 + ((i * 7) % 11) - 5);
  expect(pairedTest([...many, 0])!).toBeCloseTo(pairedTest(many)!, 1); // one more pair: by the normal distribution
});

test('means, errors and p-values of the table are those of a computation by hand', () => {
  const outcome = (method: string, seed: number, modes: number, counts = true) => ({
    ...{ state: counts ? ('finished' as const) : ('diverged' as const), counts, step: 9, metrics: { modes } },
    job: { set: '', method, seed, config: { steps: 9 } } as Job,
  });
  const [a, b] = [
    [6, 7, 5, 6],
    [8, 8, 7, 99],
  ];
  const rows = summaries([
    ...a.map((modes, seed) => outcome('plain', seed, modes)),
    ...b.map((modes, seed) => outcome('pack', seed, modes, seed < 3)),
  ]);
  // 6 +- sqrt((0 + 1 + 1 + 0) / 3 / 4); 23/3 +- sqrt((1/9 + 1/9 + 4/9) / 2 / 3); differences 2, 1, 2 of all signs: 2 of 8.
  expect(comparisonText(rows, 80)).toBe(
    [
      'method  runs  modes',
      'plain   4/4   6.00 ± 0.41',
      'pack    3/4   7.67 ± 0.33 p 0.25',
      '',
      'pack.3: diverged at step 9 of 9',
      'p: against plain; sign-flip permutation test over seeds, paired, two-sided, exact',
    ].join('\n'),
  );
});
