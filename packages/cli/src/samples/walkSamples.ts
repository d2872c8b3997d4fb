// Paths between latents, of which samples are made.
import { type Checkpoint, type LatentWalk, latentsOf, type PathKind, sampleAt } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

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

/** How many samples a place of the path has: one, or one of each class. Throws a Failure for more classes than are shown. */
export function samplesPerPlace({ checkpoint: { config, classes }, label }: Walk): number {
  if (label !== undefined && !config.conditional)
    throw new Failure(EXIT.config, 'class: expected none, since the run is not conditional.');
  if (!config.conditional || label !== undefined) return 1;
  if (classes <= MAX_CLASSES) return classes;
  throw new Failure(EXIT.usage, `--class: expected one of the ${classes} classes, got none.`);
}

/** The path with its latents. */
export async function latentWalk(walk: Walk): Promise<LatentWalk> {
  const { checkpoint, seeds, kind, truncation, label } = walk;
  const { config, sampleShape: shape } = checkpoint;
  const each = samplesPerPlace(walk);
  return {
    ...{ shape, latentDim: config.latentDim, kind, each },
    stops: await latentsOf(config, seeds, truncation),
    sample: (z) => sampleAt(checkpoint, z, { label }),
  };
}
