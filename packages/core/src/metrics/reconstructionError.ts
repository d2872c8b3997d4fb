import type { Metric } from './types.ts';

/** Mean squared difference, per number, of real samples from what the game makes of their latents. */
export const reconstructionError: Metric = {
  help: 'mean squared difference of real samples from their reconstructions',
  better: 'lower',
  ofMeans: true,
  asks: 'reconstruct',
  suits: () => true,
  measure({ real, ask }) {
    const again = ask(real);
    let sum = 0;
    for (const [i, value] of again.entries()) {
      const difference = value - real.data[i];
      sum += difference * difference;
    }
    return sum / again.length;
  },
};
