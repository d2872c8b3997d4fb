// The state of a run, and back.
import { abiVersion, assign } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { DataError } from '../errors.ts';
import type { Params } from '../nn/layer.ts';
import type { Values } from '../nn/values.ts';
import { readsIndices } from '../training/feed.ts';
import { functionsOf } from '../training/functionsOf.ts';
import { type Model, stepsOf } from '../training/model.ts';
import type { Updates } from '../training/updateCounts.ts';
import { checkDataset } from './checkDataset.ts';
import type { Checkpoint } from './types.ts';
import { weightShapes } from './weightShapes.ts';

/** The state of a model after these updates, copied. */
export function checkpointOf(
  model: Model,
  dataset: Dataset,
  done: Updates,
  {
    course,
    rollbacks,
    start,
    changes = [],
  }: Pick<Checkpoint, 'course' | 'rollbacks' | 'start' | 'changes'> = {},
): Checkpoint {
  const tensors = new Map<string, Values>();
  for (const [prefix, params] of groups(model)) {
    for (const [name, tensor] of Object.entries(params)) {
      tensors.set(`${prefix}/${name}`, { shape: tensor.shape, data: tensor.dataSync() as Float32Array });
    }
  }
  const { shape, digest, units, classNames } = dataset;
  return {
    abi: abiVersion,
    config: model.config,
    step: stepsOf(model, done),
    updates: done,
    sampleShape: shape,
    classes: classesIn(model),
    ...(readsIndices(model) ? { count: dataset.count } : {}),
    datasetDigest: digest,
    ...(units ? { units } : {}),
    ...(classNames && classNames.length === classesIn(model) ? { classNames } : {}),
    course,
    ...(start ? { start } : {}),
    ...(rollbacks ? { rollbacks } : {}),
    ...(changes.length > 0 ? { changes } : {}),
    tensors,
  };
}

/** Classes that the networks know of: those that they are conditioned on, or tell apart. */
function classesIn({ classes, game, data }: Model): number {
  return game.classify ? data.classes : classes;
}

/**
 * Gives a model a checkpoint's values, in place. Throws DataError if they do not fit, or, without
 * `otherBits`, if a run resumed from them would not be bit-identical to one of their own kernels or profile.
 */
export function restore(model: Model, checkpoint: Checkpoint, dataset: Dataset, otherBits = false): void {
  const bits = ({ abi, config }: Checkpoint): string => `ABI ${abi}, ${config.numerics}`;
  const ours = bits({ ...checkpoint, abi: abiVersion, config: model.config });
  if (!otherBits && bits(checkpoint) !== ours) {
    throw new DataError(`checkpoint: expected one of kernels ${ours}, got one of ${bits(checkpoint)}.`);
  }
  checkDataset(checkpoint, dataset);
  restoreTensors(model, checkpoint);
}

/**
 * Throws DataError where the weights are not those of the networks that the config names. Makes none: a file may name
 * networks that no memory holds.
 */
export function checkWeights({ config, sampleShape, classes, count, tensors }: Checkpoint): void {
  for (const [player, functions] of Object.entries(functionsOf(config, { sampleShape, classes, count })))
    for (const [key, shape] of weightShapes(functions)) expectShape(tensors, `${player}/${key}`, shape);
}

function expectShape(tensors: Checkpoint['tensors'], key: string, shape: readonly number[]): void {
  const found = tensors.get(key);
  if (found?.shape.join() === shape.join()) return;
  throw new DataError(`checkpoint: expected ${key} [${shape}], got ${found ? `[${found.shape}]` : 'none'}.`);
}

/** As `restore`, without a data set. */
export function restoreTensors(model: Model, { tensors }: Checkpoint): void {
  const wanted = groups(model).flatMap(([prefix, params]) =>
    Object.keys(params).map((name) => ({ key: `${prefix}/${name}`, params, name })),
  );
  const extra = [...tensors.keys()].find((key) => !wanted.some((row) => row.key === key));
  if (extra) throw new DataError(`checkpoint: expected only tensors of its own networks, got ${extra}.`);
  for (const { key, params, name } of wanted) expectShape(tensors, key, params[name].shape);
  for (const { key, params, name } of wanted) params[name] = assign(params[name], tensors.get(key)!.data);
}

function groups({ players }: Model): [prefix: string, params: Params][] {
  return Object.values(players).flatMap(
    ({ name, weights, statistics, optimizerState, averages, history, settings }) => [
      [name, weights] as [string, Params],
      [`${name}.statistics`, statistics],
      ...Object.entries(optimizerState).map(([key, params]): [string, Params] => [
        `${name}.${settings.optimizer}.${key}`,
        params,
      ]),
      ...(averages ? [[`${name}ema`, averages] as [string, Params]] : []),
      ...(history ? [[`${name}.history`, history] as [string, Params]] : []),
    ],
  );
}
