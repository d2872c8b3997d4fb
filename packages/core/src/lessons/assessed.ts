import type { Assessed, Assessment } from '../assessments/types.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';
import type { Room } from './types.ts';

/** What is compared. */
interface Compared {
  readonly real: Samples;
  readonly fake: Samples;
  readonly training: Dataset;
}

/** A part of what a metric of finished runs says of samples, seen as the numbers that they are. */
export function assessed(
  { random, scalar }: Room,
  assessment: Assessment,
  { real, fake, training }: Compared,
  part: string,
): number {
  const seen = (samples: Samples) => ({ ...samples, features: samples.data });
  const found = assessment.measure({ real: seen(real), fake: seen(fake), training, random, scalar });
  return (found as Readonly<Record<string, Assessed>>)[part].value;
}
