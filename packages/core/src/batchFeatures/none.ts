import { stateless, traced } from '../nn/layer.ts';
import type { BatchFeatures } from './types.ts';

/** Features as they are. */
export const none: BatchFeatures = {
  help: 'each sample by itself',
  body: (_, features) => ({
    layer: stateless(
      '',
      (x) => x,
      () => traced([features], 0),
    ),
    features,
  }),
};
