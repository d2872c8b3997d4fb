// Whole training steps on ganvil and on tfjs' own backends, alternated in one process, one thread each.
//
//   node tools/run.mjs steps [--rounds 5] [--json]
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Config, type ConfigInput, openDataset, resolveConfig, startBackend, train } from '@ganvil/core';

interface Row {
  readonly name: string;
  readonly peer: 'wasm' | 'cpu';
  readonly preset: string;
  readonly config: ConfigInput;
  /** Steps that are timed in one turn, of ganvil and of the peer. */
  readonly steps: { ganvil: number; peer: number };
}

const rows: Row[] = [
  { name: 'mnist-mlp', peer: 'wasm', preset: 'mnist-mlp', config: {}, steps: { ganvil: 8, peer: 2 } },
  {
    name: 'dcgan28, width 8, batch 8',
    peer: 'cpu',
    preset: 'mnist-dcgan',
    config: { width: 8, batchSize: 8 },
    steps: { ganvil: 10, peer: 1 },
  },
];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean' } },
});
const rounds = Number(values.rounds);
const results = [];
for (const row of rows) results.push(await compare(row));
const machine = { node: process.version, cpu: cpus()[0].model, cores: cpus().length, threads: 1, rounds };
if (values.json) console.log(JSON.stringify({ machine, results }));
else
  console.log(
    `${machine.node}, ${machine.cpu}, ${machine.cores} cores, 1 thread each, medians of ${rounds} rounds`,
  );

async function compare({ name, peer, preset, config, steps }: Row): Promise<Record<string, unknown>> {
  const times: Record<string, number[]> = { ganvil: [], [peer]: [] };
  for (let round = 0; round < rounds; round++) {
    for (const backend of ['ganvil', peer]) {
      const count = backend === 'ganvil' ? steps.ganvil : steps.peer;
      const quiet = {
        data: 'digits',
        sampleEvery: 0,
        checkpointEvery: 0,
        evaluateCount: 2,
        sampleCount: 1,
        metrics: 'mmd',
      };
      const resolved = resolveConfig({ ...config, ...quiet, backend, steps: count + 1 }, preset);
      times[backend].push((await secondsOf(resolved)) / count);
    }
  }
  const ratios = times.ganvil.map((seconds, i) => times[peer][i] / seconds);
  const [ours, theirs, ratio] = [times.ganvil, times[peer], ratios].map(median);
  if (!values.json) {
    const ms = (seconds: number): string => `${(1000 * seconds).toFixed(1)} ms`;
    console.log(
      `${name}: ganvil ${ms(ours)}, tfjs ${peer} ${ms(theirs)} a step: ${ratio.toFixed(1)} times as fast`,
    );
  }
  return { name, peer, ganvilSeconds: ours, peerSeconds: theirs, ratio, ratios };
}

/** Seconds from the first step's end to the last one's: the first is for compilation. */
async function secondsOf(config: Config): Promise<number> {
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const marks: number[] = [];
  for await (const event of train(config, dataset)) if (event.type === 'step') marks.push(performance.now());
  return (marks.at(-1)! - marks[0]) / 1000;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
