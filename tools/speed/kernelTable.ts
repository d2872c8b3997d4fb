// Every kernel that tfjs-backend-wasm also has, at the shapes of GANs: both backends on one thread, alternating in one process,
// called through tfjs' runKernel, in processor time. If Ganvil is slower, the kernel is also measured without tfjs, which looks it
// up by the names of backend and kernel: 160 ns more if both together are longer than 12 letters. The last lines are the cost of
// dispatch, the number of slower rows, and the mean ratio.
//
//   node tools/run.mjs kernelTable [--rounds 5] [--grep REGEX] [--json]
import { any, type KernelCall, makeInputs, median, pair, tfjsWasmCalls } from '@ganvil/bench';
import '@tensorflow/tfjs-backend-wasm';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { configure } from '@ganvil/kernels-as';
import * as tf from '@tensorflow/tfjs-core';

const TURN = 12; // milliseconds of a measurement
const WARM = 50; // milliseconds of warm-up, for V8 to optimise
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, grep: { type: 'string' }, json: { type: 'boolean' } },
});
const backends = ['ganvil', 'wasm'] as const;
type Times = Record<(typeof backends)[number], number>;

configure({ fallback: 'none' });
for (const name of backends) await tf.setBackend(name);
const shared = kernelsOfBoth();
const wanted = new RegExp(values.grep ?? '');
const results: { name: string; us: Times; ratio: number; alone?: number }[] = [];
for (const call of tfjsWasmCalls) {
  const name = nameOf(call);
  if (!wanted.test(name)) continue;
  const through = await compare(call, throughTfjs);
  const alone = through.ratio < 1 ? (await compare(call, kernelAlone)).ratio : undefined;
  results.push({ name, ...through, alone });
}
results.sort((a, b) => a.ratio - b.ratio);
const one = { kernel: 'Add', inputs: pair(any(1), any(1)), attrs: {} };
const dispatch = await compare(one, throughTfjs);
report();

function kernelsOfBoth(): Set<string> {
  const [ours, theirs] = backends.map((name) => tf.getKernelsForBackend(name).map((k) => k.kernelName));
  return new Set(theirs.filter((kernel) => ours.includes(kernel)));
}

/** How to call a kernel of the current backend and free its outputs. */
type Way = (kernel: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap) => () => void;

function throughTfjs(kernel: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap): () => void {
  return () => {
    const result = tf.engine().runKernel(kernel, inputs, attrs);
    for (const y of [result].flat()) y.dispose();
  };
}

function kernelAlone(kernel: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap): () => void {
  const backend = tf.backend() as tf.KernelBackend;
  const { kernelFunc } = tf.getKernel(kernel, tf.getBackend())!;
  return () => {
    const result = kernelFunc({ inputs, attrs, backend });
    for (const y of [result].flat()) backend.disposeData(y.dataId);
  };
}

async function compare(call: KernelCall, way: Way): Promise<{ us: Times; ratio: number }> {
  const timers = {} as Record<(typeof backends)[number], () => number>;
  const made: tf.NamedTensorMap[] = [];
  for (const name of backends) {
    await tf.setBackend(name);
    const inputs = makeInputs(call);
    made.push(inputs);
    timers[name] = timerOf(inputs, call, way);
  }
  const times: Record<string, number[]> = { ganvil: [], wasm: [] };
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of backends) {
      await tf.setBackend(name);
      times[name].push(timers[name]());
    }
  }
  for (const inputs of made) tf.dispose(inputs);
  const ratio = median(times.ganvil.map((t, i) => times.wasm[i] / t));
  return { us: { ganvil: median(times.ganvil), wasm: median(times.wasm) }, ratio };
}

/** Warms a kernel up on the current backend; the function that is returned gives microseconds per call. */
function timerOf(inputs: tf.NamedTensorMap, { kernel, attrs }: KernelCall, way: Way): () => number {
  const run = way(kernel, inputs, attrs as tf.NamedAttrMap);
  const time = (count: number): number => {
    const start = process.cpuUsage();
    for (let i = 0; i < count; i++) run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const start = performance.now();
  let count = 1;
  let spent = 0;
  while (spent < TURN / 2 || performance.now() - start < WARM) {
    if (spent < TURN / 2) count *= 2;
    spent = time(count);
  }
  return () => (1000 * time(count)) / count;
}

function nameOf({ kernel, inputs, attrs }: KernelCall): string {
  const shapes = Object.values(inputs).map(
    ({ shape, dtype }) => `${dtype === 'float32' ? '' : dtype}[${shape}]`,
  );
  const detail = [
    'perm',
    'axis',
    'dtype',
    'size',
    'begin',
    'dims',
    'reps',
    'filterSize',
    'strides',
    'transposeA',
    'transposeB',
  ]
    .filter((key) => attrs[key])
    .map((key) => `${key}=${attrs[key]}`);
  return [kernel, ...shapes, ...detail].join(' ');
}

function report(): void {
  const machine = { node: process.version, cpu: cpus()[0].model, threads: 1, rounds: Number(values.rounds) };
  const mean = Math.exp(results.reduce((sum, r) => sum + Math.log(r.ratio), 0) / results.length);
  const slower = results.filter((r) => r.ratio < 1).length;
  const measured = new Set(tfjsWasmCalls.map(({ kernel }) => kernel));
  const missing = [...shared].filter((kernel) => !measured.has(kernel));
  if (values.json) {
    console.log(JSON.stringify({ machine, dispatch, geometricMean: mean, slower, missing, results }));
    return;
  }
  for (const { name, us, ratio, alone } of results) {
    const figures = `${us.ganvil.toFixed(1).padStart(9)} ${us.wasm.toFixed(1).padStart(9)}`;
    console.log(
      `${ratio.toFixed(2).padStart(7)} ${(alone?.toFixed(2) ?? '').padStart(6)}  ${figures}  ${name}`,
    );
  }
  console.log('  ratio  alone  ganvil µs   wasm µs  kernel');
  console.log(
    `${machine.node}, ${machine.cpu}, 1 thread each, medians of ${machine.rounds} alternated rounds`,
  );
  console.log(
    `dispatch (add of 1 element): ganvil ${dispatch.us.ganvil.toFixed(2)} µs, wasm ${dispatch.us.wasm.toFixed(2)} µs`,
  );
  console.log(
    `${results.length} rows, ${slower} slower; geometric mean ${mean.toFixed(2)}; no row: ${missing.join(' ') || 'none'}`,
  );
}
