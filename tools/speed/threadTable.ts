// Training steps on two threads compared with one, in alternating processes, in wall time. Every preset and three models of the
// benchmark; once with both cores free, once while another program keeps one of them busy.
//
//   node tools/run.mjs threadTable [--rounds 7] [--seconds 0.3] [--threads 2] [--only NAME,NAME] [--json]

import { type ChildProcess, spawn as start } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type Estimate,
  estimate,
  fixedData,
  interleave,
  median,
  models,
  prng,
  type TimedTask,
} from '@ganvil/bench';
import { openDataset, presets, resolveConfig, startBackend, train } from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import { spawnThread } from '../../packages/cli/src/engine/spawnThread.ts';

const MODELS = ['mlp-mnist', 'dcgan28', 'dcgan32'];
const quiet = { sampleEvery: 0, sampleCount: 1, checkpointEvery: 0, steps: Number.MAX_SAFE_INTEGER };

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '0.3' },
    threads: { type: 'string', default: '2' },
    only: { type: 'string' },
    json: { type: 'boolean' },
  },
  allowPositionals: true,
});

if (positionals[0] === 'serve') await serve(positionals[1], Number(positionals[2]));
else await table();

/** The process that `open` starts: each line of stdin is a number of steps; it prints the seconds that they took. */
async function serve(name: string, threads: number): Promise<void> {
  const model = models[name];
  const settings = {
    ...(model?.config ?? presets[name as keyof typeof presets].placeholder),
    ...quiet,
    threads,
  };
  const config = resolveConfig(settings, model ? undefined : name);
  configure({ spawn: spawnThread });
  await startBackend(config);
  const dataset = model ? fixedData(model.shape) : (await openDataset(config)).dataset;
  const events = train(config, dataset);
  for await (const line of createInterface({ input: process.stdin })) {
    const start = performance.now();
    for (let left = Number(line); left > 0; ) if ((await events.next()).value?.type === 'step') left--;
    console.log((performance.now() - start) / 1000);
  }
  process.exit(0);
}

/** Trains a preset or model in a separate process. */
function open(name: string, threads: number): { timed: TimedTask; close(): void } {
  const self = [fileURLToPath(import.meta.url), 'serve', name, `${threads}`];
  const child: ChildProcess = start(process.execPath, self, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    async timed(times) {
      child.stdin!.write(`${times}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} on ${threads} threads: expected a time, got none`);
      return Number(value);
    },
    close: () => child.stdin!.end(),
  };
}

/** Speed on `threads` threads relative to one. */
async function speedup(name: string, threads: number): Promise<{ seconds: number; ratio: Estimate }> {
  const [one, more] = [open(name, 1), open(name, threads)];
  const repetitions = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
  const [alone, together] = await interleave([one.timed, more.timed], repetitions, prng(1));
  one.close();
  more.close();
  return { seconds: median(alone), ratio: estimate(alone.map((seconds, i) => seconds / together[i])) };
}

async function table(): Promise<void> {
  const threads = Number(values.threads);
  const names = values.only?.split(',') ?? [...Object.keys(presets), ...MODELS];
  const rows = [];
  for (const name of names) {
    const free = await speedup(name, threads);
    const busy = start(process.execPath, ['-e', 'for (;;);']);
    const beside = await speedup(name, threads);
    busy.kill();
    rows.push({ name, milliseconds: 1000 * free.seconds, free: free.ratio, busy: beside.ratio });
    if (values.json) continue;
    const shown = ({ median, low, high }: Estimate) =>
      `${median.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
    console.log(
      `${name.padEnd(14)} ${(1000 * free.seconds).toFixed(3).padStart(9)} ms on one; ${threads} threads: ${shown(free.ratio)} times as fast, ${shown(beside.ratio)} with another program on one core`,
    );
  }
  if (values.json) console.log(JSON.stringify({ node: process.version, threads, rows }, null, 1));
}
