import { assessRun } from '@ganvil/core';
import type { Measured } from '../types.ts';

/**
 * Measures assessments of a run as `ganvil evaluate` does, of `count` fakes and as many real samples: `NAME`, or `NAME/PART` where it has
 * parts, and `floor of NAME`, what real training samples get in the place of fakes.
 */
export const assessed =
  (names: readonly string[], count: number) =>
  async ({ checkpoint, dataset, judge }: Measured): Promise<Record<string, number>> => {
    const config = { ...checkpoint.config, evaluateCount: count };
    const { rows } = await assessRun({ ...checkpoint, config }, dataset, { names, judge });
    return Object.fromEntries(
      rows.flatMap(({ metric, value, floor }): [string, number][] => [
        [metric, value],
        ...(floor === undefined ? [] : [[`floor of ${metric}`, floor] as [string, number]]),
      ]),
    );
  };
