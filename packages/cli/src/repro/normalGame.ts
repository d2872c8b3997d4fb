import type { ConfigInput } from '@ganvil/core';
import type { Repro, ReproSize } from './types.ts';

/** A game on normal numbers that comes to rest: rates that fall to 0 end the noise of batches, a smooth D and G have smooth densities. */
const normalGame: ConfigInput = {
  ...{ activationG: 'leakyRelu', activationD: 'tanh', width: 32, depth: 2, batchSize: 512, emaDecay: 0 },
  ...{ learningRateG: 1e-3, learningRateD: 5e-3, learningRateSchedule: 'cosine' },
  ...{ penalty: 'r1', penaltyWeight: 0.1, sampleEvery: 0, evaluateEvery: 0, metrics: 'meanError,sdError' },
};

/** Both sizes of an entry about this game: 3 seeds of 3,000 steps, 10 of 20,000. The paper has no run, so the differences are the same. */
export function normalGameSizes(
  own: ConfigInput,
  differences: readonly string[],
): Pick<Repro, 'quick' | 'paperSize'> {
  const sizeOf = (steps: number, seeds: string, time: string): ReproSize => ({
    comparison: {
      preset: 'gauss1d',
      settings: { ...normalGame, ...own, steps, scheduleSteps: steps },
      methods: { gan: {} },
      seeds,
    },
    differences,
    time,
  });
  return { quick: sizeOf(3000, '0-2', '2 minutes'), paperSize: sizeOf(20_000, '0-9', '20 minutes') };
}
