import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@ganvil/core';
import { inRun } from '../run/directory.ts';

const NAME = /^(\d{6,})\.png$/;

/**
 * Deletes pictures of a run, if there are more than `keepSamples`: of those of `sampleEvery` every second one, oldest first, until at most as many are left, so
 * that they stay evenly spaced. Which ones stay follows from the newest step alone; that of step 0 and the newest do. Never throws: they only take space.
 */
export function thinPictures(
  run: string,
  step: number,
  { keepSamples, sampleEvery }: Pick<Config, 'keepSamples' | 'sampleEvery'>,
): void {
  if (keepSamples === 0 || sampleEvery === 0) return;
  const space = spaceBetween(step, sampleEvery, keepSamples);
  if (space === sampleEvery) return;
  try {
    for (const name of readdirSync(inRun.samples(run))) {
      const [, digits] = NAME.exec(name) ?? [];
      const of = Number(digits);
      if (digits !== undefined && of < step && of % space !== 0)
        rmSync(join(inRun.samples(run), name), { force: true });
    }
  } catch {}
}

/** Steps between the pictures that are kept of a run which is at `step`: `sampleEvery` times a power of 2. */
export function spaceBetween(step: number, sampleEvery: number, keepSamples: number): number {
  let space = sampleEvery;
  while (Math.floor(step / space) + 1 > Math.max(2, keepSamples)) space *= 2;
  return space;
}
