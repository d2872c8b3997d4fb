import type { Metric } from './types.ts';

/** Mean log likelihood of real samples, of densities per own unit of the networks' numbers. */
export const logLikelihood: Metric = {
  help: 'mean log likelihood of real samples in nats (vae: a lower bound)',
  better: 'higher',
  ofMeans: true,
  asks: 'logLikelihood',
  suits: () => true,
  measure: ({ real, ask }) => ask(real).reduce((sum, value) => sum + value, 0) / real.count,
};
