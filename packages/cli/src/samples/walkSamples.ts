// Samples along paths between latents.
import {
  type Checkpoint,
  latents,
  latentsAlong,
  latentsOf,
  type PathKind,
  type Samples,
  sampleAt,
} from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** Samples that are made at a time. */
const CHUNK = 256;
/** Classes up to which all are shown. */
const MAX_CLASSES = 100;

/** A path through the latents of seeds. */
export interface Walk {
  readonly checkpoint: Checkpoint;
  readonly seeds: readonly number[];
  readonly kind: PathKind;
  readonly truncation?: number;
  /** The class of all samples; those of a conditional run otherwise have every class at each place. */
  readonly label?: number;
}

/** The kind of path that suits the latents of a run: between two numbers there is only the line. */
export function usualPath({ config }: Checkpoint): PathKind {
  return config.latentDim === 1 ? 'line' : latents[config.latent].path;
}

/** How many samples a place of the path has: one, or one of each class. Throws a usage Failure for more classes than are shown. */
export function samplesPerPlace({ checkpoint: { config, classes }, label }: Walk): number {
  if (label !== undefined && !config.conditional)
    throw new Failure(EXIT.config, 'class: expected none, since the run is not conditional.');
  if (!config.conditional || label !== undefined) return 1;
  if (classes <= MAX_CLASSES) return classes;
  throw new Failure(EXIT.usage, `--class: expected one of the ${classes} classes, got none.`);
}

/** Throws a usage Failure where a path has fewer than two ends, or two in a row are the same. */
export function checkStops(flag: string, seeds: readonly number[], loop: boolean): void {
  if (seeds.length < 2)
    throw new Failure(EXIT.usage, `--${flag}: expected at least 2 seeds for a path, got ${seeds.length}.`);
  const next = loop ? [...seeds.slice(1), seeds[0]] : seeds.slice(1);
  const same = next.findIndex((seed, i) => seed === seeds[i]);
  if (same >= 0)
    throw new Failure(
      EXIT.usage,
      `--${flag}: expected other seeds at both ends, got ${seeds[same]} twice in a row.`,
    );
}

/** The samples at positions of a path (see `latentsAlong`), in pieces: of each position one, or one of each class in order. */
export async function* walkSamples(walk: Walk, positions: readonly number[]): AsyncGenerator<Samples> {
  const { checkpoint, seeds, kind, truncation, label } = walk;
  const { latentDim } = checkpoint.config;
  const each = samplesPerPlace(walk);
  const stops = await latentsOf(checkpoint.config, seeds, truncation);
  const places = Math.max(1, Math.floor(CHUNK / each));
  for (let first = 0; first < positions.length; first += places) {
    const part = latentsAlong(stops, latentDim, positions.slice(first, first + places), kind);
    const z = new Float32Array(part.length * each);
    for (let i = 0; i < part.length / latentDim; i++)
      for (let k = 0; k < each; k++)
        z.set(part.subarray(i * latentDim, (i + 1) * latentDim), (i * each + k) * latentDim);
    yield sampleAt(checkpoint, z, { label });
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
