// What a training runs on where nobody says it, and how it is told.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decodeCheckpoint, encodeCheckpoint, openDataset, resolveConfig } from '@ganvil/core';
import { afterEach, describe, expect, it, test } from 'vitest';
import { chooseEngine, engineLine } from '../src/engine/chooseEngine.ts';
import { allowedCores, cpuQuota, idleCores, usableCores } from '../src/engine/cores.ts';
import { CAN_REVECTORIZE } from '../src/engine/revectorize.ts';
import { ganvil } from './ganvil.ts';
import { digestOf, workplace } from './workplace.ts';

const { at, read, train } = workplace();

describe('cores', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    ['no limit', { 'proc/self/cgroup': '0::/a\n', 'sys/fs/cgroup/a/cpu.max': 'max 100000\n' }, Infinity],
    ['v2', { 'proc/self/cgroup': '0::/a/b\n', 'sys/fs/cgroup/a/b/cpu.max': '150000 100000\n' }, 1.5],
    [
      'v2, of a parent',
      {
        'proc/self/cgroup': '0::/a/b\n',
        'sys/fs/cgroup/a/b/cpu.max': 'max 100000\n',
        'sys/fs/cgroup/a/cpu.max': '50000 100000\n',
      },
      0.5,
    ],
    ['v2, in a container', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '200000 100000\n' }, 2],
    [
      'v1',
      {
        'proc/self/cgroup': '5:memory:/x\n3:cpu,cpuacct:/x\n',
        'sys/fs/cgroup/cpu/x/cpu.cfs_quota_us': '300000\n',
        'sys/fs/cgroup/cpu/x/cpu.cfs_period_us': '100000\n',
      },
      3,
    ],
    [
      'v1 without limit',
      {
        'proc/self/cgroup': '3:cpu,cpuacct:/x\n',
        'sys/fs/cgroup/cpu/x/cpu.cfs_quota_us': '-1\n',
        'sys/fs/cgroup/cpu/x/cpu.cfs_period_us': '100000\n',
      },
      Infinity,
    ],
    ['nothing to read', {}, Infinity],
    ['damaged', { 'proc/self/cgroup': 'x\n0::a\n0::/a\n', 'sys/fs/cgroup/a/cpu.max': 'x y z' }, Infinity],
  ])('their quota: %s', (_, files, expected) => {
    root = mkdtempSync(join(tmpdir(), 'ganvil-cgroup-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(cpuQuota(root)).toBe(expected);
    expect(usableCores(root)).toBe(Math.max(1, Math.floor(Math.min(availableParallelism(), expected))));
  });

  it.each([
    ['Name:\tnode\nCpus_allowed_list:\t0-2,5\nMems:\t0\n', [0, 1, 2, 5]],
    ['Cpus_allowed_list:\t3\n', [3]],
    ['Name:\tnode\n', undefined],
  ])('those of %j', (status, expected) => {
    const found = allowedCores(status);
    expect(found && [...found]).toEqual(expected);
  });

  it('idle ones are some of the usable ones', async () => {
    const idle = await idleCores();
    expect(idle).toBeGreaterThanOrEqual(0);
    expect(idle).toBeLessThanOrEqual(usableCores());
  });
});

describe('the engine of a run', () => {
  const LONG = 10 ** 9;
  const cores = usableCores();

  it.each([
    ['gauss1d', {}, LONG, { threads: 1, wide: CAN_REVECTORIZE ? 'on' : 'off', why: 'small network' }],
    ['gauss1d', {}, 10, { threads: 1, wide: 'off', why: 'small network' }],
    ['digits', {}, 1, { threads: 1, wide: 'off', why: 'short run' }],
    ['digits', { execution: 'eager' }, LONG, { threads: 1, why: 'eager execution' }],
    ['digits', { threads: 5, wide: 'on' }, 1, { threads: 5, wide: 'on' }],
    ['digits', { threads: 1, wide: 'off' }, LONG, { threads: 1, wide: 'off' }],
    ['digits', { threads: 1, numerics: 'fma' }, LONG, { threads: 1, wide: 'off' }],
    ['ring8', { backend: 'cpu', threads: 4 }, LONG, { threads: 1, wide: 'off' }],
  ])('%s, %j, %i steps', async (preset, changes, steps, expected) => {
    const config = resolveConfig(changes, preset);
    const { dataset } = await openDataset(config);
    const { why, ...rest } = expected as typeof expected & { why?: string };
    const engine = await chooseEngine(config, dataset, steps);
    expect(engine).toMatchObject(rest);
    if (cores > 1) expect(engine.why).toBe(why);
  });

  it('has several threads where cores are idle, never more than there are', async () => {
    const config = resolveConfig({}, 'digits');
    const { dataset } = await openDataset(config);
    const { threads } = await chooseEngine(config, dataset, LONG);
    expect(threads).toBeGreaterThanOrEqual(1);
    expect(threads).toBeLessThanOrEqual(Math.min(8, cores));
  });

  it('is said in one line', () => {
    const of = cores === 1 ? '1 core' : `${cores} cores`;
    const line = (changes = {}, started = { threads: 1, wide: false }, why?: string) =>
      engineLine(resolveConfig(changes, 'ring8'), started, why);
    expect(line()).toBe(`ganvil: strict, 1 thread of ${of}`);
    expect(line({}, { threads: 1, wide: true }, 'small network')).toBe(
      `ganvil: strict, wide vectors, 1 thread of ${of} (small network)`,
    );
    expect(line({}, { threads: 200, wide: false })).toBe(
      `ganvil: strict, 200 threads of ${of} (more threads than cores)`,
    );
    expect(line({ backend: 'cpu' })).toBe('ganvil: tfjs backend cpu, for comparison');
    const newer = /; Node 24 or newer trains convolutional networks about 1\.6 times as fast$/;
    expect(newer.test(line({ architecture: 'dcgan' }))).toBe(!CAN_REVECTORIZE && process.arch === 'x64');
    expect(line({ architecture: 'dcgan', wide: 'off' })).not.toMatch(newer);
  });
});

test('the first line says it, whatever is asked for, and no bit depends on it', async () => {
  const few = ['--steps', '3'];
  const ways = [
    [],
    ['--threads', 'auto'],
    ['--threads', '0'],
    ['--threads', '3'],
    ['--no-wide'],
    ['--set', 'wide=auto'],
  ];
  const runs = await Promise.all(ways.map((way, i) => train(`way${i}`, ...few, ...way)));
  for (const run of runs) {
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stderr.split('\n')[0]).toMatch(/^ganvil: strict, .*threads? of \d+ cores?/);
    expect(digestOf(run)).toBe(digestOf(runs[0]));
  }
  expect(JSON.parse(read('way2', 'config.json')).config).toMatchObject({ threads: 'auto', wide: 'auto' });
  expect(JSON.parse(read('way4', 'config.json')).config).toMatchObject({ wide: 'off' });
});

test('--wide and --no-wide exclude each other', async () => {
  const { code, stderr } = await train('both', '--wide', '--no-wide');
  expect({ code, stderr }).toEqual({
    code: 64,
    stderr: 'ganvil: --wide: expected either --wide or --no-wide, got both.\n',
  });
});

test('a run of before, with one thread and wide off, is resumed to the same bits, also on others', async () => {
  const whole = await train('whole', '--steps', '6');
  for (const [name, ...more] of [['kept'], ['changed', '--threads', 'auto', '--wide']]) {
    await train(name, '--steps', '3');
    const old = { threads: 1, wide: false };
    const stored = JSON.parse(read(name, 'config.json'));
    writeFileSync(
      at(`${name}/config.json`),
      JSON.stringify({ ...stored, config: { ...stored.config, ...old } }),
    );
    const file = at(`${name}/checkpoints/000000003.safetensors`);
    const checkpoint = decodeCheckpoint(readFileSync(file));
    const before = encodeCheckpoint({ ...checkpoint, config: { ...checkpoint.config, ...(old as object) } });
    expect(new TextDecoder().decode(before)).toContain('wide\\":false');
    writeFileSync(file, before);
    const sha256 = createHash('sha256').update(before).digest('hex');
    const entry = { step: 3, file: '000000003.safetensors', bytes: before.length, sha256 };
    writeFileSync(at(`${name}/checkpoints/checkpoints.json`), JSON.stringify({ checkpoints: [entry] }));
    const resumed = await ganvil(['resume', at(name), '--steps', '6', '--json', ...more]);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    expect(digestOf(resumed)).toBe(digestOf(whole));
  }
});
