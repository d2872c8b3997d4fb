import { sha256 } from '../encode/sha256.ts';
import { balancedSubset } from './balancedSubset.ts';
import type { Dataset } from './types.ts';

/** All samples of a data set, and beside them a balanced subset of `count` labelled ones. Throws as `balancedSubset`. */
export function withLabelled(dataset: Dataset, count: number): Dataset {
  const labelled = balancedSubset(dataset, count);
  const digest = sha256(
    new TextEncoder().encode(`ganvil labelled beside 1 ${dataset.digest} ${labelled.digest}`),
  );
  return { ...dataset, labelled, digest };
}
