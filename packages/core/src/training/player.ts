// One player: its functions, the weights that they share, its optimizer's state.
import type { Random } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import type { Layer, Params, Statistic } from '../nn/layer.ts';
import { prefixed } from '../nn/prefixed.ts';
import type { Values } from '../nn/values.ts';
import { createWeightInit } from '../nn/weightInit.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import * as tf from '../tf.ts';
import { isFrozen } from './frozen.ts';
import { type PlayerSettings, playerSettings } from './playerSettings.ts';

/** One player: what it computes, and its state. Every tensor is kept. */
export interface Player {
  readonly name: string;
  /** Its place in the game: names its random numbers. */
  readonly index: number;
  readonly settings: PlayerSettings;
  readonly functions: Readonly<Record<string, Layer>>;
  readonly weights: Params;
  /** Names of the weights that do not learn. */
  readonly frozen: ReadonlySet<string>;
  /** What layers observe, such as running means and variances. */
  readonly statistics: Params;
  /** Names of the statistics that take the latest value; the others are running averages. */
  readonly latest: ReadonlySet<string>;
  /** State name, such as `m`, to one tensor per weight. */
  readonly optimizerState: Record<string, Params>;
  /** The exponential moving average of the weights: what samples are made with. */
  readonly averages?: Params;
  /** The mean of all weights so far, the first ones included; where `historicalAveraging` asks for it. */
  readonly history?: Params;
}

/** A player at its start. The first function gives its weights no prefix, others their own name. */
export function createPlayer(
  {
    name,
    index,
    functions,
    averaged,
  }: { name: string; index: number; functions: Record<string, Layer>; averaged: boolean },
  config: Config,
  random: Random,
): Player {
  const settings = playerSettings(config, name);
  const optimizer: Optimizer = optimizers[settings.optimizer];
  const named = Object.fromEntries(
    Object.entries(functions).map(([key, layer], i) => [key, i === 0 ? layer : prefixed(key, layer)]),
  );
  const layers = Object.values(named);
  const weightInit = createWeightInit(random, index, settings.initializer, settings.initializerGain);
  const initial: Record<string, Values> = Object.assign({}, ...layers.map((layer) => layer.init(weightInit)));
  const observed: Record<string, Statistic> = Object.assign(
    {},
    ...layers.map((layer) => layer.statistics?.() ?? {}),
  );
  const state = optimizer.state.map((slot) => [slot, tensors(initial, () => 0)] as const);
  const weights = tensors(initial);
  return {
    name,
    index,
    settings,
    functions: named,
    weights,
    frozen: new Set(Object.keys(weights).filter((key) => isFrozen(config, `${name}/${key}`))),
    statistics: tensors(observed),
    latest: new Set(Object.keys(observed).filter((key) => observed[key].follows === 'latest')),
    optimizerState: Object.fromEntries(state),
    ...(averaged ? { averages: copyOf(weights) } : {}),
    ...(settings.historicalAveraging > 0 ? { history: copyOf(weights) } : {}),
  };
}

/** Kept tensors of these values, or of what `change` makes of each. */
export function tensors(values: Record<string, Values>, change?: (value: number) => number): Params {
  const params: Params = {};
  for (const [name, { shape, data }] of Object.entries(values)) {
    params[name] = tf.keep(tf.tensor(change ? data.map(change) : data, [...shape]));
  }
  return params;
}

function copyOf(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, x]) => [name, tf.keep(tf.tensor(x.dataSync(), x.shape))]),
  );
}

/** Numbers in all tensors. */
export function countOf(params: Params): number {
  return Object.values(params).reduce((sum, tensor) => sum + tensor.size, 0);
}
