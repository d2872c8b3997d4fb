import type { FeatureSpace } from './types.ts';

/** The outputs of the last hidden layer of a classifier. */
export const judge: FeatureSpace = {
  help: 'outputs of the last hidden layer of the judge',
  judge: true,
  suits: () => true,
  features: ({ hidden }) => hidden!,
};
