// The overhead of a recorded step: time in the host and in dispatch, and memory compared with the minimum.
//
//   node tools/run.mjs stepFigures [MODEL ...] [--json]      models of ganvil bench steps; by default mlp-gauss1d, dcgan32

import { parseArgs } from 'node:util';
import { fixedData, type Model, median, models } from '@ganvil/bench';
import { openRun, type Run, resolveConfig, startBackend } from '@ganvil/core';
import { capture } from '@ganvil/kernels-as';
import type { GanvilBackend } from '@ganvil/kernels-as/internal';
import * as tf from '@tensorflow/tfjs-core';

/** The output of `--json`; times in microseconds, memory in bytes. */
export interface StepFigures {
  dispatch: number;
  models: {
    name: string;
    commands: number;
    step: number;
    /** Fraction of the time outside of kernels. */
    outside: number;
    state: number;
    live: number;
    reserved: number;
  }[];
}

const MB = 2 ** 20;
const QUIET = { data: 'fixed', sampleEvery: 0, sampleCount: 1, checkpointEvery: 0, steps: 1e9 };
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : ['mlp-gauss1d', 'dcgan32'];
await startBackend(resolveConfig({ backend: 'ganvil' }));
const { wasm } = tf.backend() as GanvilBackend;
const { run: whole, heap } = wasm;
const clock = clockTime();
/** Number of timed commands, and the milliseconds in them. */
const sum = { commands: 0, milliseconds: 0 };
let timing = false;
Object.assign(wasm, { run: (at: number, count: number) => (timing ? walk(at, count) : whole(at, count)) });
const figures: StepFigures = { dispatch: 1000 * dispatch(), models: [] };
for (const name of names) figures.models.push(await measure(name, models[name]));
if (values.json) console.log(JSON.stringify(figures));
else report(figures);

/** Milliseconds per command, in a replay of many commands that copy nothing. */
function dispatch(): number {
  const x = tf.zeros([1]);
  const at = (tf.backend() as GanvilBackend).data.get(x.dataId).address;
  const { program } = capture(() => {
    for (let i = 0; i < 1000; i++) wasm.kernels.copy(at, at, 0);
  });
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    program!.run();
    return (performance.now() - start) / 1000;
  });
  program!.dispose();
  x.dispose();
  return median(times);
}

async function measure(
  name: string,
  { config: input, shape }: Model,
): Promise<StepFigures['models'][number]> {
  const config = resolveConfig({ ...input, ...QUIET });
  const run = await openRun(config, fixedData(shape));
  const opened = heap.usage().used;
  run.update('all');
  const live = heap.usage().peak - opened;
  const all = median(Array.from({ length: 9 }, () => perStep(run, 0.2)));
  timing = true;
  Object.assign(sum, { commands: 0, milliseconds: 0 });
  const walked = run.done.G;
  const walking = perStep(run, 1);
  timing = false;
  const inCommands = sum.milliseconds / (run.done.G - walked);
  const commands = sum.commands / (run.done.G - walked);
  const state = stateBytes(run);
  const { reserved } = heap.usage();
  run.dispose();
  const outside = 1 - (inCommands + clock * commands) / walking;
  return { name, commands, step: 1000 * all, outside, state, live, reserved };
}

function report({ dispatch, models }: StepFigures): void {
  console.log(`${process.version}; a command that does nothing: ${dispatch.toFixed(3)} µs`);
  for (const { name, commands, step, outside, state, live, reserved } of models)
    console.log(`
${name}: ${commands} commands per step
  time    ${step.toFixed(1)} µs per step, ${(100 * outside).toFixed(2)} % of it outside of kernels
  memory  weights, averages, optimizer state ${mb(state)}; live in a step at most ${mb(live)};
          linear memory ${mb(reserved)}, ${(reserved / (live + state)).toFixed(2)} times state and what is live`);
}

/** Milliseconds per step, over at least `seconds`. */
function perStep(run: Run, seconds: number): number {
  const before = run.done.G;
  const start = performance.now();
  do run.steps(64);
  while (performance.now() - start < 1000 * seconds);
  return (performance.now() - start) / (run.done.G - before);
}

/** Runs a program command by command, and times each. */
function walk(at: number, count: number): number {
  for (let i = 0; i < count; i++) {
    const [, bytes] = heap.i32(at, 2);
    const start = performance.now();
    const ran = whole(at, 1);
    sum.milliseconds += performance.now() - start - clock;
    sum.commands++;
    if (ran === 0) {
      console.log('stopped', i, count, heap.i32(at, 3));
      return i;
    }
    at += bytes;
  }
  return count;
}

/** Milliseconds that reading the clock takes. */
function clockTime(): number {
  const times = Array.from({ length: 10000 }, () => {
    const start = performance.now();
    return performance.now() - start;
  });
  return times.reduce((a, b) => a + b) / times.length;
}

function stateBytes(run: Run): number {
  let bytes = 0;
  for (const { data } of run.checkpoint().tensors.values()) bytes += data.byteLength;
  return bytes;
}

function mb(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
