import type { Config } from '../config/resolveConfig.ts';

/** The settings of one player's training. */
export interface PlayerSettings {
  readonly optimizer: Config['optimizer'];
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly weightDecay: number;
  /** The largest absolute value of a weight; 0: any. */
  readonly weightClip: number;
  /** Weight of the distance from the average of all earlier weights, in the loss. */
  readonly historicalAveraging: number;
  readonly initializer: Config['initializer'];
  readonly initializerGain: number;
}

/** The settings of a player: D, or a player that only reads samples, has those of D; every other one those of G. */
export function playerSettings(config: Config, player: string): PlayerSettings {
  const { weightDecay } = config;
  if (player === 'G') {
    const { optimizer, learningRateG, beta1, beta2, initializer, initializerGain, historicalAveraging } =
      config;
    return {
      optimizer,
      learningRate: learningRateG,
      beta1,
      beta2,
      weightDecay,
      weightClip: 0,
      initializer,
      initializerGain,
      historicalAveraging,
    };
  }
  const { optimizerD, learningRateD, beta1D, beta2D, initializerD, initializerGainD } = config;
  return {
    optimizer: optimizerD,
    learningRate: learningRateD,
    beta1: beta1D,
    beta2: beta2D,
    weightDecay,
    weightClip: config.weightClip,
    historicalAveraging: config.historicalAveragingD,
    initializer: initializerD,
    initializerGain: initializerGainD,
  };
}
