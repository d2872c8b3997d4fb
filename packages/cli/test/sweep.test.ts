// ganvil sweep: points that follow from the file alone, tasks one by one and on this machine, the script for Slurm as bash runs it.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '../src/node/exit.ts';
import { engines } from '../src/sweep/engines/index.ts';
import { readSweep } from '../src/sweep/readSweep.ts';
import { random } from '../src/sweep/searches/random.ts';
import { ganvil, until } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();

const SMALL = {
  ...{ width: 8, depth: 1, batchSize: 8, penalty: 'none', sampleCount: 4, evaluateCount: 20, steps: 30 },
  ...{ sampleEvery: 0, evaluateEvery: 0, checkpointEvery: 5, metrics: 'meanError', alarms: 'off' },
};
const GRID = { loss: ['hinge', 'leastSquares'], latentDim: [1, 2] };
const FILE = { preset: 'gauss1d', settings: SMALL, grid: GRID, seeds: '3' };

function write(name: string, value: unknown): string {
  writeFileSync(at(name), JSON.stringify(value));
  return at(name);
}

const digests = (folder: string): string[] =>
  ['p0', 'p1', 'p2', 'p3'].map((point) => readFileSync(at(join(folder, `${point}.3`, 'digest.txt')), 'utf8'));

test('a grid is every combination, the last setting fastest; a list is itself', async () => {
  const { methods } = await readSweep(write('grid.json', FILE));
  expect(Object.values(methods).map(({ settings }) => settings)).toEqual(
    GRID.loss.flatMap((loss) => GRID.latentDim.map((latentDim) => ({ loss, latentDim }))),
  );
  const points = Array.from({ length: 12 }, (_, i) => ({ batchSize: 12 - i }));
  const listed = await readSweep(write('list.json', { preset: 'gauss1d', list: points }));
  expect(Object.values(listed.methods).map(({ settings }) => settings)).toEqual(points);
});

test('random points lie in their ranges, follow from the seed, and a larger count adds to them', async () => {
  const settings = {
    learningRateG: { min: 1e-5, max: 1e-1, scale: 'log' },
    batchSize: { min: 2, max: 5, whole: true },
    loss: ['hinge', 'kl'],
  };
  const draw = (count: number, seed = 0) => random.points({ count, seed, settings }, 'random');
  const points = (await draw(400)) as { learningRateG: number; batchSize: number; loss: string }[];
  expect(points.slice(0, 50)).toEqual(await draw(50));
  expect(points.slice(0, 50)).not.toEqual(await draw(50, 1));
  const rates = points.map(({ learningRateG }) => learningRateG).sort((a, b) => a - b);
  expect(rates[0]).toBeGreaterThanOrEqual(1e-5);
  expect(rates[399]).toBeLessThanOrEqual(1e-1);
  expect(Math.abs(Math.log10(rates[200]) + 3)).toBeLessThan(0.4); // the median is the middle of the exponents
  expect(new Set(points.map(({ batchSize }) => batchSize))).toEqual(new Set([2, 3, 4, 5]));
  expect(points.filter(({ loss }) => loss === 'kl').length).toBeGreaterThan(150);
});

test('tasks one by one end in the digests of all on this machine; what has ended is not made again', async () => {
  const file = write('local.json', FILE);
  const all = await ganvil(['sweep', file, '--out', at('local'), '--quiet', '--json']);
  expect(all.code, all.stderr).toBe(0);
  expect(JSON.parse(all.stdout).rows).toHaveLength(4);
  const order = await ganvil(['sweep', file, '--out', at('slurm'), '--engine', 'slurm', '--json']);
  expect(JSON.parse(order.stdout)).toMatchObject({ tasks: 4, file: at('slurm/array.sbatch') });
  for (const task of [3, 1, 0, 2]) {
    const one = await ganvil(['sweep', at('slurm'), '--task', String(task), '--quiet']);
    expect(one.code, one.stderr).toBe(0);
  }
  expect(digests('slurm')).toEqual(digests('local'));
  const again = await ganvil(['sweep', at('slurm'), '--task', '2', '--quiet']);
  expect(again).toMatchObject({ code: 0, stdout: '' });
  expect(again.stderr).toContain('task 2 is done');
  const status = await ganvil(['sweep', 'status', at('slurm')]);
  expect(status.stdout).toMatch(/point +loss +latentDim +runs +meanError/);
  expect(status.stdout).toContain('tasks: 4, done 4, running 0');
  const compared = await ganvil(['compare', at('slurm'), '--table', '--json']);
  expect(JSON.parse(compared.stdout).rows.map((row: { method: string }) => row.method)).toEqual([
    ...['p0', 'p1', 'p2', 'p3'],
  ]);
});

test('a task of a file makes the folder of its sweep, and no folder where there is no such task', async () => {
  const args = ['sweep', write('task.json', FILE), '--out', at('task'), '--quiet'];
  expect(await ganvil([...args, '--task', '4'])).toMatchObject({ code: 64 });
  expect(existsSync(at('task'))).toBe(false);
  expect((await ganvil([...args, '--task', '1'])).code).toBe(0);
  const status = await ganvil(['sweep', 'status', at('task')]);
  expect(status.stdout, status.stderr).toContain('tasks: 4, done 1, running 0, waiting 3');
  const changed = { ...FILE, settings: { ...SMALL, batchSize: 9 } };
  const other = await ganvil(['sweep', write('task.json', changed), ...args.slice(2), '--task', '0']);
  expect(other.code).toBe(78);
  expect(other.stderr).toContain('batchSize 8 -> 9');
});

test('status alone asks for a sweep', async () => {
  const { code, stderr } = await ganvil(['sweep', 'status']);
  expect(code).toBe(64);
  expect(stderr).toBe('ganvil: arguments: expected a sweep (FILE.json or its folder), got none.\n');
});

test('the script for Slurm saves at a signal, asks for its task again, and goes on', async () => {
  const long = { ...FILE, settings: { ...SMALL, steps: 4000 }, grid: { loss: ['hinge'] } };
  const file = write('signal.json', long);
  expect((await ganvil(['sweep', file, '--out', at('signal'), '--engine', 'slurm'])).code).toBe(0);
  const bin = at('bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'scontrol'), `#!/bin/bash\necho "$*" >> '${at('requeued')}'\n`);
  chmodSync(join(bin, 'scontrol'), 0o755);
  const start = () =>
    spawn('bash', [at('signal/array.sbatch')], {
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        SLURM_ARRAY_TASK_ID: '0',
        SLURM_ARRAY_JOB_ID: '71',
      },
      stdio: 'ignore',
    });
  const ended = (child: ReturnType<typeof start>) =>
    new Promise<number | null>((resolve) => child.on('close', resolve));
  const first = start();
  const code = ended(first);
  await until(() => existsSync(at('signal/p0.3/checkpoints/checkpoints.json')));
  first.kill('SIGUSR1');
  expect(await code).toBe(0);
  expect(read('requeued')).toBe('requeue 71_0\n');
  expect(existsSync(at('signal/p0.3/digest.txt'))).toBe(false);
  expect(await ended(start())).toBe(0);
  expect(existsSync(at('signal/p0.3/digest.txt'))).toBe(true);
  expect(read('requeued')).toBe('requeue 71_0\n');
});

test('a manifest for Kubernetes has an index per task and tries only what may end otherwise', async () => {
  const file = write('k8s.json', FILE);
  const args = ['sweep', file, '--out', at('k8s'), '--engine', 'k8s'];
  expect(await ganvil(args)).toMatchObject({ code: 64 });
  expect(existsSync(at('k8s'))).toBe(false);
  const { code, stderr } = await ganvil([...args, '--options=claim=disk image=registry/ganvil:1']);
  expect(code, stderr).toBe(0);
  const { kind, spec } = JSON.parse(read('k8s/job.yaml'));
  expect(kind).toBe('Job');
  expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 4 });
  const [, { onExitCodes }] = spec.podFailurePolicy.rules;
  expect(onExitCodes.values).not.toContain(75);
  const [container] = spec.template.spec.containers;
  expect(container.image).toBe('registry/ganvil:1');
  expect(container.args).toContain('$(JOB_COMPLETION_INDEX)');
});

test.each([
  [{ preset: 'gauss1d' }, 'expected one of grid, list, random, got none'],
  [{ preset: 'gauss1d', grid: GRID, list: [{}] }, 'got grid and list'],
  [{ preset: 'gauss1d', gird: GRID }, 'did you mean grid?'],
  [{ preset: 'gauss1d', grid: { loss: ['hing'] } }, 'got "hing"'],
  [{ preset: 'gauss1d', grid: { loss: 'hinge' } }, 'grid: loss: expected a list of values'],
  [{ preset: 'gauss1d', list: [] }, 'list: expected a list of settings'],
  [{ preset: 'gauss1d', random: { count: 0, settings: GRID } }, 'random: count'],
  [{ preset: 'gauss1d', random: { count: 2, settings: { batchSize: { min: 4, max: 2 } } } }, 'min below max'],
  [
    {
      preset: 'gauss1d',
      random: { count: 2, settings: { learningRateG: { min: 0, max: 2, scale: 'log' } } },
    },
    'a number above 0',
  ],
  [[1], 'expected a JSON object, got a list'],
])('%j is refused in one line', async (value, message) => {
  const error = await readSweep(write('bad.json', value)).catch(explain);
  expect(error).toMatchObject({ code: 78, message: expect.stringContaining(message) });
});

test('a file that is wrong leaves nothing behind', async () => {
  const { code, stderr } = await ganvil(['sweep', write('bad.json', [1]), '--out', at('bad')]);
  expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 78, lines: 1 });
  expect(existsSync(at('bad'))).toBe(false);
});

test.each([
  [['--submit'], '--submit: expected none beside --engine local'],
  [['--engine', 'slurm', '--budget', '1h'], '--budget: expected none beside --engine slurm'],
  [['--engine', 'slurm', '--options=--array=0-3'], '--options: expected no --array'],
  [['--task', '0', '--engine', 'slurm'], '--engine: expected none beside --task'],
])('flags that would be ignored are refused: %j', async (flags, message) => {
  const { code, stderr } = await ganvil(['sweep', write('flags.json', FILE), '--out', at('flags'), ...flags]);
  expect({ code, stderr }).toMatchObject({ code: 64, stderr: expect.stringContaining(message) });
});

test('options of Slurm keep their quotes, and a folder its percent signs', () => {
  const data = ['--cache', '/c d'];
  const order = {
    folder: '/a%b',
    jobs: [],
    memory: 2 ** 30,
    options: ['--comment="a b"', '--time=1:00'],
    words: data,
  };
  const text = engines.slurm.write(order);
  expect(text).toContain('#SBATCH --comment="a b"\n#SBATCH --time=1:00\n');
  expect(text).toContain('#SBATCH --output=/a%%b/logs/%a.log\n');
  expect(text).toContain(`--progress plain --cache '/c d' &`);
});
