import { tf } from '@ganvil/core';
import { registerModule } from '@ganvil/kernels-as/internal';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';

/** Backends of tfjs, each with machine code and a memory of its own. */
export interface Instances {
  /** Of each build, and of the first build once more. */
  readonly works: readonly string[];
  /** Of each build, for its ceiling. */
  readonly ceilings: readonly string[];
  close(): void;
}

/**
 * Instances for one round, made in any order. Where code and memory come to lie can make a kernel some percent faster or
 * slower for as long as the instance lives: a bias in every round of one instance, but noise among instances.
 */
export function openInstances(builds: readonly BuildUnderTest[], random: () => number): Instances {
  const all = [...builds, builds[0], ...builds];
  const names = all.map((_, i) => `bench${i}`);
  for (const i of shuffled(all.length, random)) registerModule(names[i], all[i].compile());
  return {
    works: names.slice(0, builds.length + 1),
    ceilings: names.slice(builds.length + 1),
    close() {
      for (const name of names) tf.removeBackend(name);
    },
  };
}
