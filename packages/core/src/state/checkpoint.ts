// A run's state as one safetensors file, and back.
import { abiVersion, assign } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { decodeClassNames, encodeClassNames } from '../encode/classNames.ts';
import { decodeSafetensors, encodeSafetensors } from '../encode/safetensors.ts';
import { decodeUnits, encodeUnits } from '../encode/units.ts';
import { DataError } from '../errors.ts';
import type { Params } from '../nn/layer.ts';
import { prefixed } from '../nn/prefixed.ts';
import type { Values } from '../nn/values.ts';
import { emptyCourse } from '../training/course.ts';
import { readsIndices } from '../training/feed.ts';
import { functionsOf } from '../training/functionsOf.ts';
import { type Model, stepsOf } from '../training/model.ts';
import type { Updates } from '../training/updateCounts.ts';
import { changesText } from './changesText.ts';
import { checkDataset } from './checkDataset.ts';
import { changesOf, configOf, courseOf, courseText, integersOf, updatesOf } from './checkpointMetadata.ts';
import { checkOf, sumsAgree } from './checkpointSums.ts';
import { digestOf } from './digest.ts';
import type { Checkpoint } from './types.ts';

const FORMAT = 'ganvil-checkpoint-1';
const MAX_NUMBERS = 2 ** 24;
const MAX_CLASSES = 2 ** 16;

/** The state of a model after these updates, copied. */
export function checkpointOf(
  model: Model,
  dataset: Dataset,
  done: Updates,
  { course, rollbacks, changes = [] }: Pick<Checkpoint, 'course' | 'rollbacks' | 'changes'> = {},
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
    for (const [i, [name, { layer }]] of Object.entries(functions).entries()) {
      const wanted = (i === 0 ? layer : prefixed(name, layer)).init({
        weight: (shape) => ({ shape, data: new Float32Array() }),
      });
      for (const [key, { shape }] of Object.entries(wanted)) expectShape(tensors, `${player}/${key}`, shape);
    }
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

/** `digest` is that of the checkpoint, where it is known already. */
export function encodeCheckpoint(checkpoint: Checkpoint, digest = digestOf(checkpoint)): Uint8Array {
  const { abi, config, step, updates, sampleShape, classes, datasetDigest, units, classNames, tensors } =
    checkpoint;
  const { count, rollbacks = 0, changes = [], course = emptyCourse } = checkpoint;
  const metadata = {
    format: FORMAT,
    abi: String(abi),
    config: JSON.stringify(config),
    step: String(step),
    updates: JSON.stringify(updates),
    shape: sampleShape.join(' '),
    ...(classes > 0 ? { classes: String(classes) } : {}),
    ...(count === undefined ? {} : { count: String(count) }),
    dataset: datasetDigest,
    ...(units ? { columns: encodeUnits(units) } : {}),
    ...(classNames ? { classNames: encodeClassNames(classNames) } : {}),
    ...(rollbacks > 0 ? { rollbacks: String(rollbacks) } : {}),
    ...(changes.length > 0 ? { changes: changesText(changes) } : {}),
    ...(Object.keys(course).length > 0 ? { course: courseText(course) } : {}),
    digest,
  };
  return encodeSafetensors(tensors, { ...metadata, check: checkOf(metadata) });
}

/** Throws DataError for anything but a whole checkpoint of ours with finite numbers. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata.format !== FORMAT) {
    throw new DataError(
      `checkpoint: expected format ${FORMAT}, got ${JSON.stringify(metadata.format ?? 'none')}.`,
    );
  }
  for (const [name, { data }] of tensors) {
    if (!data.every(Number.isFinite))
      throw new DataError(`checkpoint: expected finite numbers, got others in ${name}.`);
  }
  const [abi] = integersOf('abi', metadata.abi ?? '0', 1, 1);
  const [step] = integersOf('step', metadata.step, 1, 1);
  const config = configOf(metadata.config ?? '');
  const updates = updatesOf(metadata, step, config);
  const sampleShape = integersOf('shape', metadata.shape, 1, 4);
  const [classes] = integersOf('classes', metadata.classes ?? '0', 1, 1);
  if (sampleShape.reduce((a, b) => a * b, 1) > MAX_NUMBERS || classes > MAX_CLASSES)
    throw new DataError(
      `checkpoint: expected at most ${MAX_NUMBERS} numbers a sample and ${MAX_CLASSES} classes, got [${sampleShape}] and ${classes}.`,
    );
  const [count] = metadata.count === undefined ? [] : integersOf('count', metadata.count, 1, 1);
  const [rollbacks] = integersOf('rollbacks', metadata.rollbacks ?? '0', 1, 1);
  const changes = changesOf(metadata.changes, Object.keys(updates));
  const datasetDigest = metadata.dataset ?? '';
  const units = metadata.columns === undefined ? undefined : decodeUnits(metadata.columns, sampleShape);
  const classNames =
    metadata.classNames === undefined ? undefined : decodeClassNames(metadata.classNames, classes);
  const checkpoint = {
    abi,
    config,
    step,
    updates,
    sampleShape,
    classes,
    ...(count === undefined ? {} : { count }),
    datasetDigest,
    ...(units ? { units } : {}),
    ...(classNames ? { classNames } : {}),
    course: courseOf(metadata.course),
    ...(rollbacks > 0 ? { rollbacks } : {}),
    ...(changes.length > 0 ? { changes } : {}),
    tensors,
  };
  if (!sumsAgree(metadata, () => digestOf(checkpoint)))
    throw new DataError(
      'checkpoint: expected the SHA-256 that is written in it, got another: it is damaged.',
    );
  return checkpoint;
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
