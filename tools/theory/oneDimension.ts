// Whether the statements of the theory hold in one dimension, where everything is known: the data are N(4, 1.25^2), and integrals are
// sums over a fine grid.
//
//   node tools/run.mjs oneDimension [--seeds 3] [--set key=value]...
//
// 1. Trained to its end, D says 1/2 where the data live, the value of the game is -log 4, and the Jensen-Shannon divergence is 0.
// 2. With D converged, the gradient of the KL rule is that of KL(G || data): https://arxiv.org/abs/1610.04490 section 2.
import { parseArgs } from 'node:util';
import {
  type ConfigInput,
  type Dataset,
  openDataset,
  openRun,
  type Run,
  resolveConfig,
  startBackend,
} from '@ganvil/core';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    updates: { type: 'string', default: '6000' },
    set: { type: 'string', multiple: true, default: [] },
  },
});
const changes: ConfigInput = Object.fromEntries(values.set.map((pair) => pair.split('=')));
const [MEAN, SD] = [4, 1.25];
/** Rates that fall to 0 end the noise of batches; latents of several numbers give G a smooth density, tanh D a smooth ratio. */
const OPTIMUM: ConfigInput = {
  ...{ latentDim: 8, activationG: 'leakyRelu', activationD: 'tanh', width: 32, depth: 2, batchSize: 512 },
  ...{ learningRateG: 1e-3, learningRateD: 5e-3, learningRateSchedule: 'cosine', scheduleSteps: 6000 },
  ...{ penalty: 'r1', penaltyWeight: 0.1, steps: 6000 },
};
/** D alone, without what would bend its optimum. */
const CONVERGED: ConfigInput = { ...OPTIMUM, loss: 'kl', penalty: 'none', batchSize: 1024 };
/** Samples behind every mean. */
const COUNT = 200_000;

let held = true;

/** Prints a figure and whether it is within its bound. */
function told(what: string, value: number, bound: number): void {
  const holds = Math.abs(value) <= bound;
  held &&= holds;
  console.log(`  ${holds ? 'holds' : 'FAILS'}  ${what}: ${value.toFixed(4)} (at most ${bound})`);
}

async function opened(settings: ConfigInput, preset = 'gauss1d'): Promise<{ run: Run; dataset: Dataset }> {
  const config = resolveConfig({ ...settings, sampleEvery: 0, checkpointEvery: 0 }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  return { run: await openRun(config, dataset), dataset };
}

/** The present logits of D. */
const logitsOf = async (run: Run, data: Float32Array): Promise<Float32Array> =>
  (await run.discriminate({ shape: [1], count: data.length, data })).logits;

const mean = (numbers: Iterable<number>): number => {
  let [sum, count] = [0, 0];
  for (const value of numbers) [sum, count] = [sum + value, count + 1];
  return sum / count;
};
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Fakes of the present G. */
async function fakesOf(run: Run, count: number): Promise<Float32Array> {
  const z = await run.latents(Array.from({ length: count }, (_, i) => i + 1));
  return (await run.sample(z, undefined, 'current')).data;
}

async function optimum(seed: number): Promise<void> {
  const begun = performance.now();
  const { run, dataset } = await opened({ ...OPTIMUM, ...changes, seed });
  while (run.step < run.config.steps) run.steps(run.config.steps - run.step);
  const places = Float32Array.from({ length: 101 }, (_, i) => MEAN + SD * (-2 + i / 25));
  const farthest = Math.max(
    ...(await logitsOf(run, places)).map((logit) => Math.abs(1 / (1 + Math.exp(-logit)) - 0.5)),
  );
  const real = new Float32Array(COUNT);
  dataset.read(
    Array.from({ length: COUNT }, (_, i) => 2 ** 40 + i),
    real,
    new Int32Array(COUNT),
  );
  const fake = await fakesOf(run, COUNT);
  const [ofReal, ofFake] = [await logitsOf(run, real), await logitsOf(run, fake)];
  const value = -mean(ofReal.map((x) => softplus(-x))) - mean(ofFake.map((x) => softplus(x)));
  console.log(
    `optimum, seed ${seed}: ${run.step} steps, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  told('D - 1/2, at most, within 2 standard deviations of the mean of the data', farthest, 0.02);
  told('V + log 4', value + Math.log(4), 0.02);
  told('Jensen-Shannon divergence in bits', jensenShannon(fake), 0.01);
  run.dispose();
}

/** Of samples, in cells of a tenth of a deviation, and the density of the data, in bits. */
function jensenShannon(samples: Float32Array): number {
  const [cells, width] = [200, 0.1 * SD];
  const first = MEAN - (cells / 2) * width;
  const q = new Float64Array(cells);
  for (const x of samples)
    q[Math.min(cells - 1, Math.max(0, Math.floor((x - first) / width)))] += 1 / samples.length;
  let bits = 0;
  for (const [i, share] of q.entries()) {
    const p = massOf(first + i * width, width);
    const middle = (p + share) / 2;
    for (const part of [p, share]) if (part > 0) bits += (part / 2) * Math.log2(part / middle);
  }
  return bits;
}

/** The mass of the data in a cell, by Simpson's rule. */
function massOf(from: number, width: number): number {
  const density = (x: number) => Math.exp(-((x - MEAN) ** 2) / (2 * SD * SD)) / (SD * Math.sqrt(2 * Math.PI));
  const steps = 20;
  let sum = 0;
  for (let i = 0; i <= steps; i++)
    sum += (i % steps === 0 ? 1 : i % 2 === 1 ? 4 : 2) * density(from + (i * width) / steps);
  return (sum * width) / (3 * steps);
}

/**
 * D is trained to its end against a G that is shifted and squeezed. For a shift of G the gradient of KL(G || data) is
 * E (x - mean) / sd^2, and for a stretch about its own mean m it is E (x - mean) (x - m) / sd^2 - 1, whatever the density of G is.
 */
async function klRule(seed: number): Promise<void> {
  const begun = performance.now();
  const first = await opened({ ...OPTIMUM, ...changes, seed, steps: 2000, scheduleSteps: 2000 });
  while (first.run.step < 2000) first.run.steps(2000 - first.run.step);
  const from = first.run.checkpoint();
  first.run.dispose();
  const change = (name: string, f: (x: number) => number): void => {
    const { shape, data } = from.tensors.get(name)!;
    from.tensors.set(name, { shape, data: data.map(f) });
  };
  change('G/out/weight', (x) => 0.8 * x);
  change('G/out/bias', (x) => 0.8 * x + 0.2 * MEAN - 0.6);
  const updates = Number(values.updates);
  const settings = { ...CONVERGED, ...changes, seed, scheduleSteps: updates };
  const { run } = await opened(settings);
  run.restore({ ...from, config: run.config, updates: { G: 0, D: 0 }, step: 0 });
  for (let i = 0; i < updates; i++) run.update('D');
  const fake = await fakesOf(run, COUNT);
  const { gradient } = await run.discriminate({ shape: [1], count: COUNT, data: fake }, true);
  const centre = mean(fake);
  const slope = Array.from(fake, (x) => (x - MEAN) / (SD * SD));
  const shift = [-mean(gradient!), mean(slope)];
  const stretch = [
    -mean(Array.from(fake, (x, i) => gradient![i] * (x - centre))),
    mean(slope.map((value, i) => value * (fake[i] - centre))) - 1,
  ];
  console.log(
    `KL rule, seed ${seed}: G has mean ${centre.toFixed(2)}, ${updates} updates of D, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  for (const [name, [found, analytic]] of Object.entries({ shift, stretch })) {
    console.log(`         ${name}: gradient ${found.toFixed(4)}, analytic ${analytic.toFixed(4)}`);
    told(`relative error for a ${name}`, found / analytic - 1, 0.05);
  }
  run.dispose();
}

for (let seed = 0; seed < Number(values.seeds); seed++) {
  await optimum(seed);
  await klRule(seed);
}
process.exitCode = held ? 0 : 1;
