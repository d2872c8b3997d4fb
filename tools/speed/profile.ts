// Profile of a recorded training step: replays it command by command and sums up the time per kernel. Each command is timed
// separately, so every figure includes tens of nanoseconds for the clock.
//
//   node tools/run.mjs profile PRESET|MODEL [--steps 50] [--set key=value]...      MODEL: one of ganvil bench steps

import { parseArgs } from 'node:util';
import { fixedData, models } from '@ganvil/bench';
import { openDataset, resolveConfig, startBackend, train } from '@ganvil/core';
import type { GanvilBackend } from '@ganvil/kernels-as/internal';
import { backend } from '@tensorflow/tfjs-core';
import { commands } from '../../packages/kernels-as/build/abi.ts';

interface Sum {
  calls: number;
  milliseconds: number;
}

const { values, positionals } = parseArgs({
  options: {
    steps: { type: 'string', default: '50' },
    set: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
});
const warm = 20;
const steps = Number(values.steps);
const quiet = { sampleEvery: 0, checkpointEvery: 0, evaluateCount: 2, sampleCount: 1, metrics: 'mmd' };
const [name] = positionals;
const model = models[name];
const chosen = Object.fromEntries(values.set.map((pair) => pair.split('=')));
const config = resolveConfig(
  { ...model?.config, ...chosen, ...quiet, backend: 'ganvil', steps: steps + warm + 1 },
  model ? undefined : name,
);
await startBackend(config);
const sums = new Map<string, Sum>();
const names = Object.keys(commands);
let timing = false;
watch((backend() as GanvilBackend).wasm);
const dataset = model ? fixedData(model.shape) : (await openDataset(config)).dataset;
let count = 0;
for await (const event of train(config, dataset)) {
  if (event.type === 'step') timing = ++count > warm && count <= warm + steps;
}
report();

/** Replaces the single call that replays a program by a loop over its commands. */
function watch(wasm: GanvilBackend['wasm']): void {
  const { run, heap } = wasm;
  const one = (at: number): number => {
    const [opcode, bytes] = heap.i32(at, 2);
    const start = performance.now();
    const ran = run(at, 1);
    if (timing) add(names[opcode], performance.now() - start);
    return ran === 0 ? 0 : bytes;
  };
  Object.assign(wasm, {
    run(at: number, count: number): number {
      for (let i = 0; i < count; i++) {
        const bytes = one(at);
        if (bytes === 0) return i;
        at += bytes;
      }
      return count;
    },
  });
}

function add(name: string, milliseconds: number): void {
  const sum = sums.get(name) ?? { calls: 0, milliseconds: 0 };
  sum.calls++;
  sum.milliseconds += milliseconds;
  sums.set(name, sum);
}

function report(): void {
  const total = [...sums.values()].reduce((sum, s) => sum + s.milliseconds, 0);
  console.log('    %  µs per step  commands per step  kernel');
  for (const [name, s] of [...sums].sort((a, b) => b[1].milliseconds - a[1].milliseconds)) {
    const share = ((100 * s.milliseconds) / total).toFixed(1).padStart(5);
    const time = ((1000 * s.milliseconds) / steps).toFixed(2).padStart(12);
    console.log(`${share} ${time} ${(s.calls / steps).toFixed(1).padStart(18)}  ${name}`);
  }
  console.log(`${name}: ${((1000 * total) / steps).toFixed(1)} µs per step in commands, ${process.version}`);
}
