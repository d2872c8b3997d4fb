import type { Config } from '../config/resolveConfig.ts';

/** The settings of one player's training. */
export interface PlayerSettings {
  readonly optimizer: Config['optimizer'];
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly initializer: Config['initializer'];
  readonly initializerGain: number;
}

/** The settings of a player: D, or a player that only reads samples, has those of D; every other one those of G. */
export function playerSettings(config: Config, player: string): PlayerSettings {
  if (player === 'G') {
    const { optimizer, learningRateG, beta1, beta2, initializer, initializerGain } = config;
    return { optimizer, learningRate: learningRateG, beta1, beta2, initializer, initializerGain };
  }
  const { optimizerD, learningRateD, beta1D, beta2D, initializerD, initializerGainD } = config;
  return {
    optimizer: optimizerD,
    learningRate: learningRateD,
    beta1: beta1D,
    beta2: beta2D,
    initializer: initializerD,
    initializerGain: initializerGainD,
  };
}
