import type { Dataset } from '../datasets/types.ts';
import type { Observation } from '../masks/types.ts';
import { createNearest } from '../metrics/nearest.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { type Inversion, invert } from './invert.ts';
import type { InvertOptions } from './invertOptions.ts';
import { meansOf, seenOf } from './observe.ts';
import { samplesIn, trainingBlocks } from './realSamples.ts';
import { samplesOf, withModel } from './sample.ts';

/** Samples whose missing part was filled in. */
export interface Fill {
  /** [count, ...shape], flat. */
  readonly data: Float32Array;
  /** The mean squared error of each over what was missing [count]; of images in [-1, 1]. */
  readonly errors: Float64Array;
}

/** Samples filled in by the generator, and by what is to be beaten. */
export interface Inpainting {
  readonly inversion: Inversion;
  readonly fills: {
    /** What the generator makes of the latents that were found. */
    readonly generator: Fill;
    /** The training sample that is nearest in what is known. */
    readonly nearest: Fill;
    /** The mean of the training samples. */
    readonly mean: Fill;
  };
}

/** What is asked for, and of what. */
export interface InpaintOptions extends InvertOptions {
  readonly observation: Observation;
  /** What is trained on; of more than 60,000 samples the first so many. */
  readonly training: Dataset;
  /** Whether known pixels stay as they are (default) or are the generator's as well. */
  readonly blend?: 'paste' | 'none';
  /** `best` (default): the sample of the best search; `mean`: the mean of what all searches have found, which errs less and is less sharp. */
  readonly fill?: 'best' | 'mean';
}

/**
 * Fills in what is missing of samples: semantic inpainting by the latents that fit what is known, Yeh et al. 2017,
 * https://arxiv.org/abs/1607.07539. Differs: known pixels are pasted or not, without Poisson blending. Errors as `invert`.
 */
export async function inpaint(
  checkpoint: Checkpoint,
  samples: Samples,
  { observation, training, blend = 'paste', fill = 'best', ...options }: InpaintOptions,
): Promise<Inpainting> {
  const { mean, nearest } = await baselines(training, samples, observation);
  const search = { dataset: training, ...options, observation };
  const { inversion, generated } = await withModel(checkpoint, async (model) => {
    const found = await invert(model, samples, search);
    const data = fill === 'best' ? found.samples.data : await meansOfSearches(model, found, options.weights);
    return { inversion: found, generated: data };
  });
  const missing = missingIn(observation, samples.shape);
  const filled = (data: Float32Array, paste = true): Fill => ({
    data: paste ? data.map((x, i) => (missing[i % missing.length] ? x : samples.data[i])) : data,
    errors: errorsOf(data, samples, missing),
  });
  return {
    inversion,
    fills: {
      generator: filled(generated, blend === 'paste'),
      nearest: filled(nearest),
      mean: filled(mean),
    },
  };
}

/** For each sample the mean of what its searches have found [count, ...shape], flat. */
async function meansOfSearches(
  model: Model,
  { searched, objectives, samples }: Inversion,
  weights: InvertOptions['weights'],
): Promise<Float32Array> {
  const { data } = await samplesOf(model, searched.latents, searched.labels, weights);
  const restarts = searched.objectives.length / objectives.length;
  const size = samples.data.length / samples.count;
  const sums = new Float64Array(samples.data.length);
  for (let i = 0; i < data.length; i++)
    sums[Math.floor(i / (size * restarts)) * size + (i % size)] += data[i];
  return Float32Array.from(sums, (sum) => sum / restarts);
}

/** Which numbers of a sample are not known, 1 or 0; of one that is seen at low resolution all. */
export function missingIn({ side, known }: Observation, shape: readonly number[]): Uint8Array {
  return side > 1
    ? new Uint8Array(sizeOf(shape)).fill(1)
    : Uint8Array.from(known, (value) => (value === 0 ? 1 : 0));
}

/** The training samples nearest to what is known, and the mean one for each, moved to the means that are known at low resolution. */
async function baselines(
  training: Dataset,
  { shape, count, data }: Samples,
  observation: Observation,
): Promise<{ mean: Float32Array; nearest: Float32Array }> {
  const found = createNearest(seenOf(data, shape, observation), count, 1);
  const size = sizeOf(shape);
  const sums = new Float64Array(size);
  let total = 0;
  for (const block of trainingBlocks(training)) {
    found.add(seenOf(block.data, shape, observation), block.first);
    for (let i = 0; i < block.data.length; i++) sums[i % size] += block.data[i];
    total += block.count;
    await yieldToEventLoop();
  }
  const mean = Float32Array.from({ length: count * size }, (_, i) => sums[i % size] / total);
  const { side } = observation;
  if (side > 1) shiftMeans(mean, data, shape, side);
  return { mean, nearest: samplesIn(training, found.indices).data };
}

/** Adds to each square of images what its mean lacks of that of others. */
function shiftMeans(
  images: Float32Array,
  others: Float32Array,
  shape: readonly number[],
  side: number,
): void {
  const [own, wanted] = [images, others].map((data) => meansOf(data, shape, side));
  const [, width, channels] = shape;
  const columns = width / side;
  for (let i = 0; i < images.length; i++) {
    const pixel = Math.floor(i / channels);
    const line = Math.floor(pixel / width); // of all images, whose heights are multiples of the side
    const square = Math.floor(line / side) * columns + Math.floor((pixel % width) / side);
    const at = square * channels + (i % channels);
    images[i] += wanted[at] - own[at];
  }
}

function errorsOf(data: Float32Array, samples: Samples, missing: Uint8Array): Float64Array {
  const size = missing.length;
  const numbers = missing.reduce((sum, value) => sum + value, 0);
  return Float64Array.from({ length: samples.count }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const difference = data[i * size + k] - samples.data[i * size + k];
      if (missing[k]) sum += difference * difference;
    }
    return sum / numbers;
  });
}
