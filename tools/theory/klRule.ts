// Whether the KL rule has the gradient that theory gives it, in one dimension, where everything is known: the data are N(4, 1.25^2).
//
//   node tools/run.mjs klRule [--seeds 3] [--updates 6000] [--set key=value]...
//
// With D converged, the gradient of the KL rule is that of KL(G || data): https://arxiv.org/abs/1610.04490 section 2. That D and G come to
// rest where they should: `ganvil repro equilibrium`.
import { parseArgs } from 'node:util';
import { type ConfigInput, openDataset, openRun, type Run, resolveConfig, startBackend } from '@ganvil/core';

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

async function opened(settings: ConfigInput): Promise<Run> {
  const config = resolveConfig({ ...settings, sampleEvery: 0, checkpointEvery: 0 }, 'gauss1d');
  await startBackend(config);
  const { dataset } = await openDataset(config);
  return openRun(config, dataset);
}

const mean = (numbers: Iterable<number>): number => {
  let [sum, count] = [0, 0];
  for (const value of numbers) [sum, count] = [sum + value, count + 1];
  return sum / count;
};

/** Fakes of the present G. */
async function fakesOf(run: Run, count: number): Promise<Float32Array> {
  const z = await run.latents(Array.from({ length: count }, (_, i) => i + 1));
  return (await run.sample(z, undefined, 'current')).data;
}

/**
 * D is trained to its end against a G that is shifted and squeezed. For a shift of G the gradient of KL(G || data) is
 * E (x - mean) / sd^2, and for a stretch about its own mean m it is E (x - mean) (x - m) / sd^2 - 1, whatever the density of G is.
 */
async function klRule(seed: number): Promise<void> {
  const begun = performance.now();
  const first = await opened({ ...OPTIMUM, ...changes, seed, steps: 2000, scheduleSteps: 2000 });
  while (first.step < 2000) first.steps(2000 - first.step);
  const from = first.checkpoint();
  first.dispose();
  const change = (name: string, f: (x: number) => number): void => {
    const { shape, data } = from.tensors.get(name)!;
    from.tensors.set(name, { shape, data: data.map(f) });
  };
  change('G/out/weight', (x) => 0.8 * x);
  change('G/out/bias', (x) => 0.8 * x + 0.2 * MEAN - 0.6);
  const updates = Number(values.updates);
  const settings = { ...CONVERGED, ...changes, seed, scheduleSteps: updates };
  const run = await opened(settings);
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
  await klRule(seed);
}
process.exitCode = held ? 0 : 1;
