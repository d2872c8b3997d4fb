import type { ConfigInput } from '@ganvil/core';

/** A game on normal numbers that comes to rest: rates that fall to 0 end the noise of batches, a smooth D and G have smooth densities. */
export const normalGame: ConfigInput = {
  ...{ activationG: 'leakyRelu', activationD: 'tanh', width: 32, depth: 2, batchSize: 512, emaDecay: 0 },
  ...{ learningRateG: 1e-3, learningRateD: 5e-3, learningRateSchedule: 'cosine' },
  ...{ penalty: 'r1', penaltyWeight: 0.1, sampleEvery: 0, evaluateEvery: 0, metrics: 'meanError,sdError' },
};
