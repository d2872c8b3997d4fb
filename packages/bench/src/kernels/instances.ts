import { tf } from '@ganvil/core';
import { registerModule } from '@ganvil/kernels-as/internal';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';

/** Names of tfjs backends, each with its own machine code and memory. */
export interface Instances {
  /** One per build, and a second one of the first build. */
  readonly kernels: readonly string[];
  /** One per build, to measure its peak. */
  readonly peaks: readonly string[];
  close(): void;
}

/**
 * Creates the instances of one round, in random order. The placement of code and memory makes a kernel some percent faster or
 * slower for the lifetime of an instance: a bias within one instance, but noise across new ones.
 */
export function openInstances(builds: readonly BuildUnderTest[], random: () => number): Instances {
  const all = [...builds, builds[0], ...builds];
  const names = all.map((_, i) => `bench${i}`);
  for (const i of shuffled(all.length, random)) registerModule(names[i], all[i].compile());
  return {
    kernels: names.slice(0, builds.length + 1),
    peaks: names.slice(builds.length + 1),
    close() {
      for (const name of names) tf.removeBackend(name);
    },
  };
}
