import { join } from 'node:path';
import { type ConfigInput, resolveConfig } from '@ganvil/core';
import { storedData } from '../data/filesAt.ts';
import { embedded } from '../data/openData.ts';
import { EXIT, Failure } from '../node/exit.ts';
import type { Comparison, Job, Method, Variant } from './types.ts';

/**
 * The runs of a comparison in a folder, seed by seed, so that all methods have as many. Later settings count: those of the file,
 * of the set, of the method, of the method on the set. Throws a ConfigError for settings that do not fit together.
 */
export function jobsOf(comparison: Comparison, folder: string): Job[] {
  const { seeds, sets, methods } = comparison;
  return seeds.flatMap((seed) =>
    Object.entries(sets).flatMap(([set, ofSet]) =>
      Object.entries(methods).map(([method, ofMethod]) =>
        jobOf({ comparison, folder, ofSet, ofMethod }, { set, method, seed }),
      ),
    ),
  );
}

interface Parts {
  readonly comparison: Comparison;
  readonly folder: string;
  readonly ofSet: Variant;
  readonly ofMethod: Method;
}

function jobOf(
  { comparison, folder, ofSet, ofMethod }: Parts,
  { set, method, seed }: Pick<Job, 'set' | 'method' | 'seed'>,
): Job {
  const preset = ofMethod.preset ?? ofSet.preset ?? comparison.preset;
  if (preset === undefined)
    throw new Failure(
      EXIT.config,
      `methods: ${method}: expected a preset, of the method, its set or the file, got none.`,
    );
  const input: ConfigInput = {
    ...comparison.settings,
    ...ofSet.settings,
    ...ofMethod.settings,
    ...ofMethod.bySet[set],
    threads: 1,
  };
  const run = join(folder, nameOf({ set, method, seed }));
  const asked = resolveConfig({ ...input, seed }, preset);
  const config = { ...asked, data: storedData(asked.data, embedded) };
  const given = input.data === undefined ? input : { ...input, data: config.data };
  const words = Object.entries(given).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
  const command = ['train', preset, ...words, '--set', `seed=${seed}`, '--out', run];
  return { set, method, seed, run, preset, config, command };
}

/** A run by its set, method and seed: the name of its folder. Names contain no dot. */
export const nameOf = ({ set, method, seed }: Pick<Job, 'set' | 'method' | 'seed'>): string =>
  [set, method, seed].filter((part) => part !== '').join('.');
