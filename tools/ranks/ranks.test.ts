// A run of several ranks has the bits of one process: ranks in threads, which need no MPI, and those of an Open MPI job where there is one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type Change,
  type ConfigInput,
  decodeCheckpoint,
  openDataset,
  resolveConfig,
  startBackend,
  train,
} from '@ganvil/core';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../houseRules/sources.ts';
import { compiledRank, lacking, runJob, trainerOf, untilStep } from './job.ts';
import type { ThreadRank, ThreadRankEnd } from './threadRank.ts';

const folder = mkdtempSync(join(root, 'tools/node_modules/.ranks-'));
const runs = mkdtempSync(join(tmpdir(), 'ganvil-ranks-'));
afterAll(() => {
  for (const each of [folder, runs]) rmSync(each, { recursive: true });
});

const quiet = { sampleEvery: 0, sampleCount: 1, evaluateCount: 16, checkpointEvery: 0, metrics: 'mmd' };
const points: ConfigInput = {
  ...quiet,
  data: 'ring8',
  architecture: 'mlp',
  width: 8,
  latentDim: 2,
  normG: 'none',
  batchSize: 16,
  shards: 8,
};
const images: ConfigInput = {
  ...quiet,
  data: 'digits',
  architecture: 'dcgan',
  width: 4,
  batchSize: 16,
  shards: 8,
};

describe('ranks in threads', () => {
  const file = join(folder, 'threadRank.mjs');
  beforeAll(async () => {
    const entryPoints = [join(root, 'tools/ranks/threadRank.ts')];
    const external = ['@tensorflow/*'];
    await esbuild.build({
      entryPoints,
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external,
    });
    await startBackend(resolveConfig());
  });

  /** The ends of all ranks. */
  async function together(
    settings: ConfigInput,
    size: number,
    change: Partial<ThreadRank> & { of?: number } = {},
  ) {
    const shared = new SharedArrayBuffer(size * 2 ** 20);
    const counters = new SharedArrayBuffer(8 * size);
    const { of, from, changes, ...own } = change;
    return await Promise.all(
      Array.from({ length: size }, (_, rank) => {
        const workerData: ThreadRank = {
          rank,
          size,
          settings,
          shared,
          counters,
          from,
          changes,
          ...(rank === of ? own : {}),
        };
        const worker = new Worker(file, { workerData });
        return new Promise<ThreadRankEnd | undefined>((resolve, reject) => {
          worker
            .once('message', resolve)
            .once('error', reject)
            .once('exit', () => resolve(undefined));
        });
      }),
    );
  }

  async function alone(settings: ConfigInput, from?: Uint8Array, changes?: readonly Change[]) {
    const config = resolveConfig(settings);
    const { dataset } = await openDataset(config);
    const scalars: unknown[] = [];
    for await (const event of train(config, dataset, { from: from && decodeCheckpoint(from), changes })) {
      if (event.type === 'step') scalars.push(event.scalars);
      if (event.type === 'end') return { digest: event.digest, scalars };
    }
    throw new Error('a run without an end');
  }

  test.each([
    [
      'points under wganGp, 110 steps',
      { ...points, loss: 'wasserstein', penalty: 'wganGp', steps: 110 },
      [4],
    ],
    [
      'images, adaptive augmentation, batch norm, told the class',
      { ...images, normD: 'batch', conditional: true, augment: 'colour', augmentTarget: 0.3, steps: 5 },
      [8],
    ],
    [
      '6 shards on 3 ranks, until accuracy',
      {
        ...points,
        batchSize: 24,
        shards: 6,
        discriminatorUntil: 'accuracy',
        discriminatorSteps: 4,
        steps: 4,
      },
      [3],
    ],
  ] as [string, ConfigInput, number[]][])('%s: one digest', async (_, settings, sizes) => {
    const whole = await alone(settings);
    for (const size of sizes)
      for (const end of await together(settings, size)) {
        expect(end?.digest).toBe(whole.digest);
        expect(end?.scalars).toEqual(whole.scalars);
      }
  });

  test.each([12, 13, 14])(
    'a rank dies at exchange %i: rank 0 finishes its step and saves it',
    async (dies) => {
      const settings = { ...points, steps: 6, discriminatorSteps: 2 };
      const whole = await alone(settings);
      const [first, second] = await together(settings, 2, { of: 1, dies });
      expect(second).toBeUndefined();
      expect(first).toMatchObject({ reason: 'stopped', lost: 'ranks: rank 1 has ended.' });
      expect(first!.scalars).toEqual(whole.scalars.slice(0, first!.step));
      expect((await alone(settings, first!.checkpoint)).digest).toBe(whole.digest);
      const [again] = await together(settings, 4, { from: first!.checkpoint });
      expect(again?.digest).toBe(whole.digest);
    },
  );

  test('settings that change on the way do so on all ranks, also where the run goes on with another number of them', async () => {
    const settings = { ...points, steps: 9 };
    const changes: Change[] = [
      { step: 2, setting: 'learningRateD', value: 1e-3 },
      { step: 4, setting: 'loss', value: 'hinge' },
      { step: 4, setting: 'batchSize', value: 32 },
      { step: 7, setting: 'discriminatorSteps', value: 2 },
    ];
    const whole = await alone(settings, undefined, changes);
    expect(whole.digest).not.toBe((await alone(settings)).digest);
    for (const end of await together(settings, 2, { changes })) expect(end).toMatchObject(whole);
    const [stopped] = await together(settings, 4, { of: 1, stops: 5, changes });
    const now: ConfigInput = { ...settings, learningRateD: 1e-3, loss: 'hinge', batchSize: 32 };
    const [rest] = await together(now, 2, { from: stopped!.checkpoint, changes });
    expect(rest?.digest).toBe(whole.digest);
  });

  test('a rank that is asked to stop stops all after one step', async () => {
    const ends = await together({ ...points, steps: 100_000 }, 4, { of: 2, stops: 3 });
    expect(new Set(ends.map((end) => `${end?.reason} ${end?.step} ${end?.digest}`)).size).toBe(1);
    expect(ends[0]).toMatchObject({ reason: 'stopped' });
  });
});

describe('ranks of a job', () => {
  const why = lacking('mpirun');
  if (why !== undefined) console.log(`ranks of a job: left out: ${why}`);
  const command = [process.execPath, join(root, 'packages/cli/dist/ganvil.js')];
  const at = (name: string) => join(runs, name);
  const words = (name: string, steps: number, ...more: string[]) => [
    ...command,
    'train',
    'ring8',
    '--steps',
    `${steps}`,
    '--width',
    '16',
    '--evaluate-count',
    '32',
    '--quiet',
    '--out',
    at(name),
    ...more,
  ];
  let rank: ReturnType<typeof compiledRank>;
  beforeAll(() => {
    if (why === undefined) rank = compiledRank(root);
  });
  afterAll(() => rank?.remove());
  const job = (ranks: number, line: string[], meanwhile?: () => Promise<void>) =>
    runJob({ launcher: 'mpirun', ranks, command: line, env: { GANVIL_RANK: rank.program }, meanwhile });
  const digestOf = (name: string) => readFileSync(join(at(name), 'digest.txt'), 'utf8');

  test.skipIf(why)(
    'killed and started again with another number of ranks: the digest of one process',
    async () => {
      const long = ['--shards', '4', '--threads', '1'];
      const { status, stderr } = spawnSync(process.execPath, words('alone', 1500, ...long).slice(1), {
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      const killed = await job(4, words('job', 1500, ...long), async () => {
        await untilStep(at('job'), 50);
        process.kill(trainerOf(at('job'), 2)!, 'SIGKILL');
      });
      expect(killed.stderr).toMatch(
        /interrupted by the loss of a rank \(ranks: rank 2 was killed by signal 9\.\); step \d+ is saved/,
      );
      expect(killed.code).toBe(75);
      expect(killed.stdout.match(/^digest/gm)).toHaveLength(1);
      const rest = await job(2, words('job', 1500, ...long));
      expect(rest.code, rest.stderr).toBe(0);
      expect(digestOf('job')).toBe(digestOf('alone'));
    },
  );

  test.skipIf(why)(
    'settings that differ, and numbers of ranks that do not suit, end it in one line and leave nothing',
    async () => {
      const unequal = [
        'sh',
        '-c',
        `exec "$@" --seed $OMPI_COMM_WORLD_RANK`,
        'sh',
        ...words('unequal', 5, '--shards', '4'),
      ];
      for (const [line, message] of [
        [
          unequal,
          'ganvil: ranks: expected the same settings on all ranks, got those of the run on rank 0 and seed 1 on rank 1.',
        ],
        [
          words('three', 5, '--batch-size', '24', '--shards', '3'),
          'ganvil: ranks: expected 1 or 3 with shards 3, got 2: each rank computes as many shards, and their number is a power of two.',
        ],
      ] as const) {
        const { code, stderr } = await job(2, [...line]);
        expect(stderr.match(/^ganvil: .*$/gm)).toEqual([message]);
        expect(code).toBe(78);
      }
      expect(['unequal', 'three'].filter((name) => existsSync(at(name)))).toEqual([]);
    },
  );
});
