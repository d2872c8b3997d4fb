import type { FeatureSpace } from './types.ts';

/** The outputs of the last hidden layer of a net that was trained on the data alone, without classes: `inference/selfTrainedNet.ts`. */
export const selfTrained: FeatureSpace = {
  help: 'outputs of the last hidden layer of a small net that was trained to tell how the pictures of the data are turned',
  judge: false,
  net: 'selfTrained',
  suits: (shape) => shape.length === 3,
  features: ({ hidden }) => hidden!,
};
