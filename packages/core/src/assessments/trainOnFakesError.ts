import { createNearest } from '../metrics/nearest.ts';
import { meanWithInterval } from './bootstrapped.ts';
import { classesOf } from './classesOf.ts';
import type { Assessment } from './types.ts';

const BLOCK = 1024;

/**
 * The generator as a classifier: share of real samples whose nearest fake, by its numbers, is of another class. DCGAN,
 * https://arxiv.org/abs/1511.06434 section 8.1; with a net in place of the neighbour: `trainOnFakesNetError`. The class of a
 * fake is the one that it was made for, or what the judge reads. Bootstrap over real samples; the fakes stay.
 */
export const trainOnFakesError: Assessment = {
  help: 'share of real samples that their nearest fake gives the wrong class: train on fakes, test on real samples',
  better: 'lower',
  reads: 'samples',
  byDefault: false,
  least: 1,
  floor: true,
  needs: ({ classes }) => (classes > 1 ? undefined : 'data with classes'),
  lacks: ({ fake }) => (classesOf(fake) ? undefined : 'fakes of given classes (--conditional), or a judge'),
  measure({ real, fake, random }) {
    const classes = classesOf(fake)!;
    const size = real.data.length / real.count;
    const search = createNearest(real.data, real.count, 1);
    for (let first = 0; first < fake.count; first += BLOCK)
      search.add(fake.data.subarray(first * size, Math.min(fake.count, first + BLOCK) * size), first);
    const wrong = Float64Array.from(search.indices, (nearest, i) =>
      classes[nearest] === real.labels![i] ? 0 : 1,
    );
    return meanWithInterval(random, wrong);
  },
};
