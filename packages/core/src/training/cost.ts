// What a run costs, known from its networks before it runs.
import type { Config } from '../config/resolveConfig.ts';
import { sizeOf } from '../nn/layer.ts';
import { optimizers } from '../optimizers/index.ts';
import { type DataShape, layersOf } from './gan.ts';

/** Tensors that D makes in its update, beside those of one pass over N samples: by trial over presets and settings. */
const UPDATE_D = { none: 2.8, r1: 4.2, wganGp: 4.8 } satisfies Record<Config['penalty'], number>;
/** The same of a pass of G or D in the update of G. */
const UPDATE_G = 1.4;
/** Bytes of what does not depend on the net: samples that are written ahead, scratch memory, the kernels' own. */
const FIXED = 12 * 2 ** 20;

/** Of one step. */
export interface Cost {
  /** Multiply-adds in products and convolutions, about. */
  readonly products: number;
  /** Multiply-adds of the largest product. */
  readonly largest: number;
  /** Bytes that a batch needs at the same time, within a factor of 1.5 where there is more of it than `weightBytes`. */
  readonly batchBytes: number;
  /** Bytes of weights, averages, optimizer state and gradients, and what every run needs. */
  readonly weightBytes: number;
}

/** The cost of a step of a run. Throws ConfigError where the networks cannot be made for such samples. */
export function costOf(config: Config, data: DataShape): Cost {
  const { batchSize: n, discriminatorSteps, penalty, batches } = config;
  const { G, D, classes } = layersOf(config, data);
  const [ofG, ofD] = [G.trace([config.latentDim + classes]), D.trace(data.sampleShape)];
  const [g, d] = [ofG.weights, ofD.weights];
  const updateD = ofG.products + (penalty === 'none' ? 6 : 15) * ofD.products;
  const updateG = 3 * (ofG.products + ofD.products);
  const slots = optimizers[config.optimizer].slots.length;
  const sample = sizeOf(data.sampleShape);
  const inD = UPDATE_D[penalty] * (ofD.made + 2 * ofD.widest) + 4 * sample;
  const passes = batches === 'joined' ? 2 : 1;
  const inG = UPDATE_G * (ofG.made + passes * ofD.made + 2 * Math.max(ofG.widest, passes * ofD.widest));
  return {
    products: n * (discriminatorSteps * updateD + updateG),
    largest: n * Math.max(ofG.largest, 2 * ofD.largest),
    batchBytes: 4 * n * Math.max(inD, inG),
    weightBytes: FIXED + 4 * ((2 + slots) * (g + d) + g + Math.max(g, d)),
  };
}
