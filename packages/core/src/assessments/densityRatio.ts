import { logDensity, peaksOf } from '../datasets/logDensity.ts';
import { ofMeans } from './bootstrapped.ts';
import { fittedDensity } from './fittedDensity.ts';
import type { Assessment } from './types.ts';

/** Logs of ratios beyond it, 150 to 1, are one: D is sure there, and the estimate of the density of G has no samples. */
const SURE = 5;

/**
 * How far what D says of log(p_data / p_G) is from the truth, in nats: the mean absolute difference over as many real samples as fakes, each
 * ratio within 1 : 150. p_data is known; p_G is estimated from fakes of the weights that D meets by Gaussian kernels (each fake without its
 * own). What an output of D means is the `logRatio` of the loss: Goodfellow et al. 2014, proposition 1, and Nowozin et al. 2016, table 5.
 * `undecided` is what a D that always says 1 would get. The floor is what a perfect D beside a perfect G would get: the error of the
 * estimate. Bootstrap over samples; the estimate of p_G stays.
 */
export const densityRatio: Assessment = {
  help: 'mean error of the log of the density ratio data / G that D stands for, in nats, where the density of the data is known',
  better: 'lower',
  reads: 'samples',
  byDefault: false,
  least: 4,
  floor: true,
  needs: (dataset) =>
    dataset.shape.length === 1 && dataset.shape[0] <= 2 && peaksOf(dataset) !== undefined
      ? undefined
      : 'data of one or two numbers whose density is known',
  lacks: ({ ratios }) =>
    ratios
      ? undefined
      : 'a D that stands for density ratios: a loss with logits or of f-GAN, no classes, packs, label or instance noise',
  measure({ real, ratios, training, random, scalar }) {
    const { fakes, ofReal, ofFakes } = ratios!;
    const [size] = real.shape;
    const peaks = peaksOf(training)!;
    const density = fittedDensity(fakes.data, size, scalar);
    const sides = [
      { said: ofReal, data: logDensity(peaks, real.data, scalar), made: density.at(real.data) },
      { said: ofFakes, data: logDensity(peaks, fakes.data, scalar), made: density.atSamples() },
    ];
    const numbers = sides.flatMap(({ said, data, made }) =>
      [...data].flatMap((log, i) => {
        const truth = within(log - made[i]);
        return [Math.abs(within(said[i]) - truth), Math.abs(truth)];
      }),
    );
    const rows = { numbers: Float64Array.from(numbers), columns: 2 };
    return {
      error: ofMeans(random, { ...rows, statistic: ([error]) => error }),
      undecided: ofMeans(random, { ...rows, statistic: ([, undecided]) => undecided }),
    };
  },
};

const within = (log: number): number => Math.min(SURE, Math.max(-SURE, log));
