import { forbidFallback } from '@ganvil/kernels-as';
import { ConfigError } from '../errors.ts';
import { latentOf } from '../random/drawLatents.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import { inMemory } from '../training/memory.ts';
import { functionsOf, type Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { type InvertOptions, type Search, searchOf } from './invertOptions.ts';
import { createDescent } from './latentDescent.ts';
import { samplesOf, withModel } from './sample.ts';
import { createSearchTarget } from './searchTarget.ts';
import { type Starts, startingLatents } from './startingLatents.ts';

/** Rows at a time, at most, and about how many bytes they may need. */
const [MOST_ROWS, BYTES] = [256, 2 ** 27];
/** Numbers that a step makes, per number of one pass through the networks. */
const PASSES = 1.5;

/** Latents that were found for samples. */
export interface Inversion {
  /** [count, latentDim], flat. */
  readonly latents: Float32Array;
  /** What G makes of them, with the classes of a conditional game. */
  readonly samples: Samples;
  /** Distance and terms of each [count]. */
  readonly objectives: Float32Array;
}

/**
 * Latents whose samples are nearest to given ones, by Adam on the latents through G, which stays as it is: inversion, and with an
 * observation inpainting (Yeh et al. 2017, https://arxiv.org/abs/1607.07539). Each search begins at the nearest of many samples,
 * and what is found for one sample does not depend on the others. Throws as `searchOf`, and ConfigError where a search diverges.
 */
export async function invert(
  model: Model,
  samples: Samples,
  options: InvertOptions = {},
): Promise<Inversion> {
  const search = searchOf(model, samples, options);
  if (samples.count === 0)
    return {
      latents: new Float32Array(),
      samples: { ...samples, labels: options.labels },
      objectives: new Float32Array(),
    };
  const starts = options.start
    ? { latents: options.start, labels: options.labels ?? new Int32Array(samples.count) }
    : await startingLatents(model, samples, search);
  const { latents, labels, objectives } = await inMemory('inversion', () =>
    best(model, samples, search, starts),
  );
  return { latents, objectives, samples: await samplesOf(model, latents, labels, options.weights) };
}

/** As `invert`, with the networks of a checkpoint. */
export function invertWith(
  checkpoint: Checkpoint,
  samples: Samples,
  options?: InvertOptions,
): Promise<Inversion> {
  return withModel(checkpoint, (model) => invert(model, samples, options));
}

/** The best of the searches for each sample. */
async function best(
  model: Model,
  samples: Samples,
  search: Search,
  starts: Starts,
): Promise<Starts & { objectives: Float32Array }> {
  const { latentDim } = model.config;
  const { count } = samples;
  const found = {
    latents: new Float32Array(count * latentDim),
    labels: new Int32Array(count),
    objectives: new Float32Array(count).fill(Number.POSITIVE_INFINITY),
  };
  await eachSearch(model, samples, search, starts, (row, latents, objective) => {
    const i = Math.floor(row / search.restarts);
    if (!(objective < found.objectives[i])) return;
    found.objectives[i] = objective;
    found.labels[i] = starts.labels[row];
    found.latents.set(latents, i * latentDim);
  });
  if (found.objectives.includes(Number.POSITIVE_INFINITY))
    throw new ConfigError(
      `learningRate: expected one with which searches stay finite, got ${search.learningRate}.`,
    );
  return found;
}

/** Searches from every start; `visit` gets the number of the start, what was found and its objective. */
async function eachSearch(
  model: Model,
  { shape, count, data }: Samples,
  search: Search,
  starts: Starts,
  visit: (row: number, latents: Float32Array, objective: number) => void,
): Promise<void> {
  const { steps, restarts, learningRate, options } = search;
  const { latentDim, execution } = model.config;
  const total = count * restarts;
  const rows = Math.min(total, rowsAtOnce(model, search));
  const size = data.length / count;
  const target = createSearchTarget(model, { shape, count, data }, search, rows);
  const { confine } = latentOf(model.config);
  const descent = createDescent({
    rows,
    latentDim,
    steps,
    learningRate,
    execution,
    confine,
    objective: target.objective,
  });
  try {
    for (let first = 0; first < total; first += rows) {
      const places = Array.from({ length: rows }, (_, i) => Math.min(first + i, total - 1));
      const samplesOfRows = places.map((row) => Math.floor(row / restarts));
      target.set(
        gather(data, samplesOfRows, size),
        Int32Array.from(places, (row) => starts.labels[row]),
      );
      descent.begin(gather(starts.latents, places, latentDim));
      for (let step = 0; step < steps; step++) {
        strictly(descent.step);
        await yieldToEventLoop();
        options.onProgress?.(first * steps + (step + 1) * Math.min(rows, total - first), total * steps);
      }
      const [latents, objectives] = [descent.latents(), descent.objectives()];
      for (let i = 0; i < rows && first + i < total; i++)
        visit(first + i, latents.subarray(i * latentDim, (i + 1) * latentDim), objectives[i]);
    }
  } finally {
    descent.dispose();
    target.dispose();
  }
}

/** Rows that fit into `BYTES`, about; at least one. */
function rowsAtOnce({ config, data }: Model, { terms }: Search): number {
  const judges = terms.some(({ term }) => term.judges);
  const made = Object.entries(functionsOf(config, data))
    .filter(([player]) => judges || player === 'G')
    .flatMap(([, functions]) => Object.values(functions))
    .reduce((sum, { layer, input }) => sum + layer.trace(input, 1).made, 0);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(BYTES / (4 * PASSES * made))));
}

/** Numbers [rows of `width`] of the rows `places`. */
function gather(values: Float32Array, places: readonly number[], width: number): Float32Array {
  const gathered = new Float32Array(places.length * width);
  places.forEach((place, i) => {
    gathered.set(values.subarray(place * width, (place + 1) * width), i * width);
  });
  return gathered;
}

/** Nothing may fall back to other kernels. */
function strictly(work: () => void): void {
  forbidFallback(true);
  try {
    work();
  } finally {
    forbidFallback(false);
  }
}
