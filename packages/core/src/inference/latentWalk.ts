import type { Samples } from '../training/events.ts';
import { latentsAlong, type PathKind } from './latentsAlong.ts';

/** Samples that are made at a time. */
const CHUNK = 256;

/** A path through latents, and what makes samples of them. */
export interface LatentWalk {
  /** Shape of a sample. */
  readonly shape: readonly number[];
  readonly latentDim: number;
  /** Latents on the path [stops, latentDim], flat. */
  readonly stops: Float32Array;
  readonly kind: PathKind;
  /** How many samples a place of the path has: one, or one of each class, in order. */
  readonly each: number;
  /** Samples for latents z [places * each, latentDim], flat: of each place one, or one of each class. */
  sample(z: Float32Array): Promise<Samples>;
}

/** The samples at positions of a path (see `latentsAlong`), in pieces: of each position one, or one of each class in order. */
export async function* walkSamples(
  { latentDim, stops, kind, each, sample }: LatentWalk,
  positions: readonly number[],
): AsyncGenerator<Samples> {
  const places = Math.max(1, Math.floor(CHUNK / each));
  for (let first = 0; first < positions.length; first += places) {
    const part = latentsAlong(stops, latentDim, positions.slice(first, first + places), kind);
    const z = new Float32Array(part.length * each);
    for (let i = 0; i < part.length / latentDim; i++)
      for (let k = 0; k < each; k++)
        z.set(part.subarray(i * latentDim, (i + 1) * latentDim), (i * each + k) * latentDim);
    yield sample(z);
  }
}

/** All pieces in one. */
export async function joinSamples(pieces: AsyncIterable<Samples>): Promise<Samples> {
  const all: Samples[] = [];
  for await (const piece of pieces) all.push(piece);
  const count = all.reduce((sum, piece) => sum + piece.count, 0);
  const size = all[0].data.length / all[0].count;
  const data = new Float32Array(count * size);
  const labels = all[0].labels && new Int32Array(count);
  let at = 0;
  for (const piece of all) {
    data.set(piece.data, at * size);
    if (piece.labels) labels?.set(piece.labels, at);
    at += piece.count;
  }
  return { shape: all[0].shape, count, data, ...(labels ? { labels } : {}) };
}
