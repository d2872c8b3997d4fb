import { type Checkpoint, type LatentExpression, latentOfSum, latentsOf, sampleAt } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import type { SampleSet } from './formats/types.ts';

/** Operands up to which a picture is one row. */
const ROW = 16;

/** How to sample an expression. */
export interface ExpressionRequest {
  readonly checkpoint: Checkpoint;
  readonly label?: number;
  readonly native: boolean;
  readonly truncation?: number;
  readonly text?: SampleSet['text'];
}

/** The samples of the operands of an expression, then that of its result. Throws a usage Failure for a conditional run without class. */
export async function sampleExpression(
  { operands, result }: LatentExpression,
  { checkpoint, label, native, truncation, text }: ExpressionRequest,
): Promise<SampleSet> {
  const { config, units, classNames } = checkpoint;
  if (config.conditional && label === undefined)
    throw new Failure(EXIT.usage, '--latent: expected --class for a conditional run, got none.');
  const sums = [...operands, result].map(({ sum }) => sum);
  const seeds = [...new Set(sums.flatMap((sum) => [...sum.keys()]))];
  const drawn = await latentsOf(config, seeds, truncation);
  const places = new Map(seeds.map((seed, i) => [seed, i * config.latentDim]));
  const ofSeed = (seed: number) => drawn.subarray(places.get(seed)!, places.get(seed)! + config.latentDim);
  const z = new Float32Array(sums.length * config.latentDim);
  for (const [i, sum] of sums.entries())
    z.set(latentOfSum(sum, config.latentDim, ofSeed), i * config.latentDim);
  const samples = await sampleAt(checkpoint, z, { label });
  return { samples, units, classNames, native, text, ...(sums.length <= ROW ? { inRow: sums.length } : {}) };
}
