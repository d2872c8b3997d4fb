// One player: its functions, the weights that they share, its optimizer's state.
import { bounded, ema, globalNorm, type Random } from '@ganvil/kernels-as';
import { takeRow } from '@ganvil/kernels-as/internal';
import type { Config } from '../config/resolveConfig.ts';
import type { Layer, Params, Statistic } from '../nn/layer.ts';
import { prefixed } from '../nn/prefixed.ts';
import type { Values } from '../nn/values.ts';
import { createWeightInit } from '../nn/weightInit.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Hyperparameters, Optimizer, ParameterState } from '../optimizers/types.ts';
import * as tf from '../tf.ts';
import { type PlayerSettings, playerSettings } from './playerSettings.ts';

/** Beyond this the square of the gradients' length leaves float32: the run has diverged. */
const LIMIT = 1e18;

/** One player: what it computes, and its state. Every tensor is kept. */
export interface Player {
  readonly name: string;
  /** Its place in the game: names its random numbers. */
  readonly index: number;
  readonly settings: PlayerSettings;
  readonly functions: Readonly<Record<string, Layer>>;
  readonly weights: Params;
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

/**
 * One descent of a player: gradients of `loss()` with respect to its weights, of which `reportNorm` gets the length, then the
 * optimizer. False, and nothing has changed, if a gradient is not finite.
 */
export function descend(
  player: Player,
  rates: tf.Tensor1D,
  loss: () => tf.Scalar,
  reportNorm: (norm: tf.Scalar) => void,
): boolean {
  const names = Object.keys(player.weights);
  const { value, grads } = tf.engine().gradients(
    loss,
    names.map((name) => player.weights[name]),
    undefined,
    true,
  );
  const used = grads.filter((gradient) => gradient != null);
  const norm = globalNorm(used);
  reportNorm(norm);
  const finite = bounded([value, norm], LIMIT); // no gradient is larger than all of them together
  if (finite) optimize(player, rates, names, grads);
  tf.dispose([value, norm, ...used]);
  return finite;
}

/** One step of the optimizer for the weights `names`; those without a gradient stay. */
function optimize(
  { weights, optimizerState, settings }: Player,
  rates: tf.Tensor1D,
  names: readonly string[],
  gradients: readonly (tf.Tensor | null)[],
): void {
  const optimizer: Optimizer = optimizers[settings.optimizer];
  const moved: string[] = [];
  const before: ParameterState[] = [];
  names.forEach((name, i) => {
    const gradient = gradients[i];
    if (!gradient) return;
    const state = optimizer.state.map((slot) => [slot, optimizerState[slot][name]]);
    moved.push(name);
    before.push({ weight: weights[name], gradient, ...Object.fromEntries(state) });
  });
  const hyperparameters: Hyperparameters = { rates, beta1: settings.beta1, beta2: settings.beta2 };
  const after = optimizer.update(before, hyperparameters);
  moved.forEach((name, i) => {
    replace(weights, name, after[i].weight);
    for (const slot of optimizer.state) replace(optimizerState[slot], name, after[i][slot]);
  });
  if (settings.weightClip > 0) clip(weights, settings.weightClip);
}

/** Cuts weights to [-limit, limit], in place. WGAN, https://arxiv.org/abs/1701.07875 algorithm 1. */
function clip(weights: Params, limit: number): void {
  for (const [name, weight] of Object.entries(weights)) {
    const cut = tf.clipByValue(weight, -limit, limit);
    copyInto(weights, name, cut);
    cut.dispose();
  }
}

/** Moves what follows an update: the averaged weights, their history, and the statistics that its passes have seen. */
export function follow(
  player: Player,
  observed: readonly [string, tf.Tensor][],
  decay: tf.Scalar,
  historyDecay: tf.Scalar | undefined,
): void {
  const { averages, weights, statistics, latest, history } = player;
  if (averages) average(averages, Object.entries(weights), decay);
  if (history && historyDecay) average(history, Object.entries(weights), historyDecay);
  average(
    statistics,
    observed.filter(([name]) => !latest.has(name)),
    decay,
  );
  for (const [name, value] of observed) if (latest.has(name)) copyInto(statistics, name, value);
}

/**
 * Moves each average towards a value: average + (1 - decay) (value - average). A name that comes more than once (statistics
 * of real samples, then of fakes) moves as often, in that order.
 */
function average(averages: Params, towards: readonly [string, tf.Tensor][], decay: tf.Scalar): void {
  const once = towards.filter(([name], i) => towards.findIndex(([other]) => other === name) === i);
  if (once.length === 0) return;
  const next = ema(
    once.map(([name, weight]) => ({ average: averages[name], weight })),
    { decay },
  );
  once.forEach(([name], i) => {
    replace(averages, name, next[i].average);
  });
  average(
    averages,
    towards.filter((pair) => !once.includes(pair)),
    decay,
  );
}

/** Gives a tensor the values of another: in place on ganvil, where recorded updates read it. */
function copyInto(params: Params, name: string, value: tf.Tensor): void {
  const [rows, first] = [tf.expandDims(value), tf.scalar(0, 'int32')];
  params[name] = takeRow(params[name], rows, first);
  tf.dispose([rows, first]);
}

function replace(params: Params, name: string, tensor: tf.Tensor): void {
  params[name].dispose();
  params[name] = tf.keep(tensor);
}
