// A model of the time of a step on 1 to 64 nodes, from the times of this machine and the figures of a network, and what two ranks on two cores show of it:
// node tools/run.mjs stepTime [--presets ring8,digits] [--node PATH]. The check needs both cores for itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Config, openDataset, openRun, presets, resolveConfig, startBackend } from '@ganvil/core';
import { connectRanks, PIPES } from '@ganvil/mpi';
import { compiledRank, runJob } from './job.ts';

/** Seconds of one message between two nodes. */
const LATENCY = 25e-6;
/** Bytes per second of a network of so many Gbit/s, of which TCP leaves about 94 %. */
const rateOf = (gigabits: number): number => (0.94 * gigabits * 1e9) / 8;
/** Shards of the batch in the table, and samples of each. */
const [SHARDS, SHARD] = [64, 16];
const ROUNDS = 7;

/** What a step costs on this machine, in seconds. */
interface StepCost {
  /** To compute one shard, of all updates of the step, and what is done once for all shards. */
  readonly shard: number;
  readonly once: number;
  /** Bytes of the vectors that the updates of a step exchange. */
  readonly vectors: readonly number[];
}

/** What an exchange costs between ranks on this machine: once, and per byte. */
interface ExchangeCost {
  readonly once: number;
  readonly perByte: number;
}

/** Seconds of an exchange of a vector between so many nodes, each with one rank, over a network of `rate` bytes per second. */
export function exchangeTime(
  bytes: number,
  nodes: number,
  rate: number,
  { once, perByte }: ExchangeCost,
): number {
  if (nodes === 1) return 0;
  // Two operations; in each a node sends all but its own slice. Few bytes go in rounds that double, many from each to each.
  const rounds = bytes / nodes < 8192 ? Math.ceil(Math.log2(nodes)) : nodes - 1;
  return once + bytes * perByte + 2 * (rounds * LATENCY + (bytes * (nodes - 1)) / nodes / rate);
}

/** Seconds of a step of so many shards on so many nodes. */
export function stepTime(
  cost: StepCost,
  exchange: ExchangeCost,
  shards: number,
  nodes: number,
  rate: number,
): number {
  const exchanges = cost.vectors.reduce((sum, bytes) => sum + exchangeTime(bytes, nodes, rate, exchange), 0);
  return (shards / nodes) * cost.shard + cost.once + exchanges;
}

const quiet = {
  sampleEvery: 0,
  sampleCount: 1,
  evaluateCount: 2,
  checkpointEvery: 0,
  alarms: 'off',
  threads: 1,
} as const;

function configOf(preset: string, shards: number): Config {
  const { placeholder } = presets[preset as keyof typeof presets] as { placeholder?: object };
  return resolveConfig({ ...placeholder, ...quiet, shards, batchSize: shards * SHARD, steps: 1e9 }, preset);
}

/** Seconds of processor time of this process so far: other programs do not count. */
const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The least seconds of a step of so many shards, and numbers in the weights of each player. */
async function measured(preset: string, shards: number) {
  const config = configOf(preset, shards);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const run = await openRun(config, dataset);
  for (let i = 0; i < 3; i++) run.steps(1);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = busy();
    let steps = 0;
    while (busy() - begun < 0.5) steps += run.steps(64).scalars.length;
    least = Math.min(least, (busy() - begun) / steps);
  }
  const { parameters } = run;
  run.dispose();
  return { least, parameters, config };
}

async function costOf(preset: string): Promise<StepCost> {
  const [two, four] = [await measured(preset, 2), await measured(preset, 4)];
  const shard = (four.least - two.least) / 2;
  const { discriminatorSteps, generatorSteps } = two.config;
  const times: Record<string, number> = { D: discriminatorSteps, G: generatorSteps };
  const vectors = Object.entries(two.parameters).flatMap(([player, numbers]) =>
    Array.from({ length: times[player] ?? 1 }, () => 4 * (numbers + 64)),
  );
  return { shard, once: Math.max(0, two.least - 2 * shard), vectors };
}

/** As a rank of a job: the least seconds of exchanges of few and of many bytes, printed by rank 0. */
function timeExchanges(pipes: string): void {
  const ranks = connectRanks(pipes);
  const times = [1024, 2 ** 22].map((bytes) => {
    const [all, own] = [new Uint8Array(bytes), new Uint8Array(bytes / ranks.size)];
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 100; i++) {
      const begun = performance.now();
      ranks.scatter(all);
      ranks.gather(own);
      least = Math.min(least, (performance.now() - begun) / 1000);
    }
    return least;
  });
  if (ranks.rank === 0) console.log(JSON.stringify(times));
  ranks.leave();
}

const { values } = parseArgs({
  options: {
    presets: { type: 'string', default: 'ring8,digits,mnist-dcgan' },
    node: { type: 'string', default: process.execPath },
  },
});
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const milliseconds = (seconds: number): string => `${(1000 * seconds).toPrecision(3)} ms`;

/** Steps per second of the command, on one or two ranks. */
async function commandTime(preset: string, shards: number, ranks: number, program: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-step-'));
  const { alarms, ...rest } = configOf(preset, shards);
  const settings = { alarms, ...rest, steps: preset === 'ring8' ? 600 : 24, logEvery: 0 };
  const words = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
  const command = [values.node, join(root, 'packages/cli/dist/ganvil.js'), 'train', preset, ...words];
  const launcher = ranks > 1 ? ('mpirun' as const) : undefined;
  const line = [...command, '--quiet', '--json', '--out', join(folder, 'run')];
  const { stdout, stderr } = await runJob({ launcher, ranks, command: line, env: { GANVIL_RANK: program } });
  rmSync(folder, { recursive: true });
  const text = stdout.split('\n').find((each) => each.startsWith('{'));
  if (text === undefined) throw new Error(stderr);
  return 1 / JSON.parse(text).stepsPerSecond;
}

async function main(): Promise<void> {
  const { program, remove } = compiledRank(root);
  const self = [values.node, fileURLToPath(import.meta.url)];
  const inner = await runJob({ launcher: 'mpirun', ranks: 2, command: [program, ...self] });
  const [few, many] = JSON.parse(inner.stdout.trim().split('\n').at(-1)!) as number[];
  const exchange = { once: few, perByte: (many - few) / (2 ** 22 - 1024) };
  console.log(
    `exchange between two ranks of this machine: ${milliseconds(few)} + ${milliseconds(exchange.perByte * 2 ** 20)} per MiB\n`,
  );
  const counts = [1, 2, 4, 8, 16, 32, 64];
  console.log(
    `| preset, network | weights | ${counts.map((count) => `${count} nodes`).join(' | ')} |\n| --- | --- | ${counts.map(() => '---').join(' | ')} |`,
  );
  const checks: string[] = [];
  for (const preset of values.presets.split(',')) {
    const cost = await costOf(preset);
    for (const gigabits of [1, 10]) {
      const times = counts.map((nodes) => stepTime(cost, exchange, SHARDS, nodes, rateOf(gigabits)));
      const cells = times.map((time) => `${milliseconds(time)} (${(times[0] / time).toFixed(1)})`);
      const weights = (cost.vectors.reduce((sum, bytes) => sum + bytes, 0) / 4e6).toFixed(2);
      console.log(`| ${preset}, ${gigabits} Gbit/s | ${weights} M | ${cells.join(' | ')} |`);
    }
    const here = (ranks: number) =>
      stepTime(cost, exchange, 8, ranks, Number.POSITIVE_INFINITY) -
      (ranks > 1 ? 2 * LATENCY * cost.vectors.length : 0);
    const found = [await commandTime(preset, 8, 1, program), await commandTime(preset, 8, 2, program)];
    checks.push(
      `${preset}, 8 shards of ${SHARD}: one rank ${milliseconds(found[0])} (model ${milliseconds(here(1))}), two ${milliseconds(found[1])} (model ${milliseconds(here(2))})`,
    );
  }
  console.log(`\n${checks.join('\n')}`);
  remove();
}

const pipes = process.env[PIPES];
if (pipes === undefined) await main();
else timeExchanges(pipes);
