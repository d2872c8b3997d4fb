import { forbidFallback } from '@ganvil/kernels-as';
import { ConfigError } from '../errors.ts';
import { latentOf } from '../random/drawLatents.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import { functionsOf } from '../training/functionsOf.ts';
import { inMemory } from '../training/memory.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { type InvertOptions, type Search, searchOf } from './invertOptions.ts';
import { createDescent, type Descent } from './latentDescent.ts';
import { samplesOf, withModel } from './sample.ts';
import { createSearchTarget, type SearchTarget } from './searchTarget.ts';
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
  /** What every search has found, those for one sample after another [count, restarts]. */
  readonly searched: Searched;
}

/** Where searches end: the best latents of each, its class and its objective; not finite where it diverged. */
export interface Searched extends Starts {
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
  const starts = options.start
    ? { latents: options.start, labels: options.labels ?? new Int32Array(samples.count) }
    : await startingLatents(model, samples, search);
  const searched = await inMemory('inversion', () => searchAll(model, samples, search, starts));
  const { latents, labels, objectives } = bestOf(search, searched, samples.count);
  const found = await samplesOf(model, latents, labels, options.weights);
  return { latents, objectives, samples: found, searched };
}

/** As `invert`, with the networks of a checkpoint. */
export function invertWith(
  checkpoint: Checkpoint,
  samples: Samples,
  options?: InvertOptions,
): Promise<Inversion> {
  return withModel(checkpoint, (model) => invert(model, samples, options));
}

/** Of the searches for each sample the best. */
function bestOf({ restarts, learningRate }: Search, searched: Searched, count: number): Searched {
  const latentDim = searched.latents.length / searched.objectives.length;
  const rows = Array.from({ length: count }, (_, i) => {
    let best = i * restarts;
    for (let row = best + 1; row < (i + 1) * restarts; row++)
      if (!(searched.objectives[best] <= searched.objectives[row])) best = row;
    return best;
  });
  const objectives = Float32Array.from(rows, (row) => searched.objectives[row]);
  if (!objectives.every(Number.isFinite))
    throw new ConfigError(`learningRate: expected one with which searches stay finite, got ${learningRate}.`);
  return {
    latents: gather(searched.latents, rows, latentDim),
    labels: Int32Array.from(rows, (row) => searched.labels[row]),
    objectives,
  };
}

/** Searches from every start. */
async function searchAll(model: Model, samples: Samples, search: Search, starts: Starts): Promise<Searched> {
  const { steps, restarts, options } = search;
  const { latentDim } = model.config;
  const total = samples.count * restarts;
  const rows = Math.min(total, rowsAtOnce(model, search));
  const found = { ...starts, latents: starts.latents.slice(), objectives: new Float32Array(total) };
  const target = createSearchTarget(model, samples, search, rows);
  const descent = descentOf(model, search, rows, target);
  try {
    for (let first = 0; first < total; first += rows) {
      const places = Array.from({ length: rows }, (_, i) => Math.min(first + i, total - 1));
      const ofRows = places.map((row) => Math.floor(row / restarts));
      target.set(
        gather(samples.data, ofRows, samples.data.length / samples.count),
        Int32Array.from(places, (row) => starts.labels[row]),
      );
      descent.begin(gather(starts.latents, places, latentDim));
      const some = Math.min(rows, total - first);
      await descendAll(descent, steps, (step) => {
        options.onProgress?.(first * steps + step * some, total * steps);
      });
      found.latents.set(descent.latents().subarray(0, some * latentDim), first * latentDim);
      found.objectives.set(descent.objectives().subarray(0, some), first);
    }
  } finally {
    descent.dispose();
    target.dispose();
  }
  return found;
}

function descentOf(model: Model, search: Search, rows: number, { objective }: SearchTarget): Descent {
  const { latentDim, execution } = model.config;
  const { confine } = latentOf(model.config);
  const { steps, learningRate } = search;
  return createDescent({ rows, latentDim, steps, learningRate, execution, confine, objective });
}

async function descendAll({ step }: Descent, steps: number, after: (step: number) => void): Promise<void> {
  for (let i = 1; i <= steps; i++) {
    strictly(step);
    await yieldToEventLoop();
    after(i);
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
