import { meanWithInterval } from './bootstrapped.ts';
import { classesOf } from './classesOf.ts';
import type { Assessment } from './types.ts';

/**
 * The generator as a classifier, by a net: share of real samples that a small net misreads which was trained on the fakes and their classes alone,
 * 600 steps of 64 (CAS, https://arxiv.org/abs/1905.10887). Beside it, as the floor, the same net trained on as many real samples. Bootstrap over
 * real samples; the net stays.
 */
export const trainOnFakesNetError: Assessment = {
  help: 'share of real samples that a net misreads which was trained on the fakes; the floor: on as many real samples',
  better: 'lower',
  reads: 'samples',
  byDefault: false,
  least: 1,
  floor: true,
  teaches: true,
  needs: ({ classes }) => (classes > 1 ? undefined : 'data with classes'),
  lacks: ({ fake }) => (classesOf(fake) ? undefined : 'fakes of given classes (--conditional), or a judge'),
  measure({ real, taught, random }) {
    return meanWithInterval(
      random,
      Float64Array.from(taught!, (label, i) => (label === real.labels![i] ? 0 : 1)),
    );
  },
};
