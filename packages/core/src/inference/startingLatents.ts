import { createNearest } from '../metrics/nearest.ts';
import { drawLatents } from '../random/drawLatents.ts';
import { streams } from '../random/streams.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import type { Search } from './invertOptions.ts';
import { seenOf } from './observe.ts';
import { samplesOf } from './sample.ts';

/** Candidates that are made at a time. */
const BLOCK = 256;

/** Where searches begin: for each sample `restarts` latents, one after another, and their classes. */
export interface Starts {
  /** [count, restarts, latentDim], flat. */
  readonly latents: Float32Array;
  /** [count, restarts]; 0 where the game is not conditional. */
  readonly labels: Int32Array;
}

/**
 * The latents, among as many as `candidates` says, whose samples come nearest to what is known of the given ones (squared Euclidean
 * distance). They are drawn once for all samples, so that the starts of one do not depend on others.
 */
export async function startingLatents(model: Model, samples: Samples, search: Search): Promise<Starts> {
  const { candidates, restarts, observation, options } = search;
  const { config, random, classes } = model;
  const { latentDim } = config;
  const seen = seenOf(samples.data, samples.shape, observation);
  const size = seen.length / samples.count;
  const pool = drawLatents(random, config, { stream: streams.inversion, step: 0, count: candidates });
  const starts = {
    latents: new Float32Array(samples.count * restarts * latentDim),
    labels: new Int32Array(samples.count * restarts),
  };
  for (const { members, from } of groupsOf(options.labels, samples.count, classes)) {
    const queries = new Float32Array(members.length * size);
    members.forEach((i, k) => void queries.set(seen.subarray(i * size, (i + 1) * size), k * size));
    const nearest = createNearest(queries, members.length, restarts);
    for (const label of from)
      for (let first = 0; first < candidates; first += BLOCK) {
        const count = Math.min(BLOCK, candidates - first);
        const z = pool.subarray(first * latentDim, (first + count) * latentDim);
        const labels = new Int32Array(count).fill(label);
        const made = await samplesOf(model, z, labels, options.weights);
        nearest.add(seenOf(made.data, made.shape, observation), label * candidates + first);
      }
    members.forEach((i, k) => {
      for (let r = 0; r < restarts; r++) {
        const number = nearest.indices[k * restarts + r];
        const row = number % candidates;
        const z = pool.subarray(row * latentDim, (row + 1) * latentDim);
        starts.latents.set(z, (i * restarts + r) * latentDim);
        starts.labels[i * restarts + r] = Math.floor(number / candidates);
      }
    });
  }
  return starts;
}

/** Samples whose searches begin among candidates of the same classes. */
function groupsOf(
  labels: Int32Array | undefined,
  count: number,
  classes: number,
): { members: number[]; from: number[] }[] {
  const all = Array.from({ length: count }, (_, i) => i);
  const each = Array.from({ length: Math.max(1, classes) }, (_, label) => label);
  if (!labels || classes === 0) return [{ members: all, from: each }];
  const groups = each.map((label) => ({ members: all.filter((i) => labels[i] === label), from: [label] }));
  return groups.filter(({ members }) => members.length > 0);
}
