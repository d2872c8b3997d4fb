// A run's state as one safetensors file, and back.
import { abiVersion, assign } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Units } from '../datasets/units.ts';
import { decodeClassNames, encodeClassNames } from '../encode/classNames.ts';
import { decodeSafetensors, encodeSafetensors } from '../encode/safetensors.ts';
import { decodeUnits, encodeUnits } from '../encode/units.ts';
import { DataError } from '../errors.ts';
import type { Params } from '../nn/layer.ts';
import type { Values } from '../nn/values.ts';
import { type Gan, layersOf } from '../training/gan.ts';
import type { Counts } from '../training/players.ts';
import { checkDataset } from './checkDataset.ts';
import { configOf, integersOf } from './checkpointMetadata.ts';
import { checkOf, sumsAgree } from './checkpointSums.ts';
import { digestOf } from './digest.ts';

const FORMAT = 'ganvil-checkpoint-1';
const MAX_NUMBERS = 2 ** 24;
const MAX_CLASSES = 2 ** 16;

/** All that resuming needs. Randomness and data position are functions of the updates done. */
export interface Checkpoint {
  /** Version of the kernels' bits that computed it; 0 in files from before there was one. */
  readonly abi: number;
  readonly config: Config;
  /** Updates of G. */
  readonly step: number;
  /** Updates of D: `discriminatorSteps` times as many, unless one of the two was trained alone. */
  readonly stepD: number;
  /** Shape of one sample. */
  readonly sampleShape: readonly number[];
  /** Classes that the nets are told; 0: they are not. */
  readonly classes: number;
  readonly datasetDigest: string;
  /** Points: their columns and units. No part of the state's digest. */
  readonly units?: Units;
  /** Names of the classes, in order of their numbers. No part of the state's digest. */
  readonly classNames?: readonly string[];
  /** `G/fc1/weight`, `Gema/fc1/weight`, `D.statistics/…`, `G.adam.m/…` */
  readonly tensors: Map<string, Values>;
}

export function checkpointOf(gan: Gan, dataset: Dataset, done: Counts): Checkpoint {
  const tensors = new Map<string, Values>();
  for (const [prefix, params] of groups(gan)) {
    for (const [name, tensor] of Object.entries(params)) {
      tensors.set(`${prefix}/${name}`, { shape: tensor.shape, data: tensor.dataSync() as Float32Array });
    }
  }
  const { shape, digest, units, classNames } = dataset;
  return {
    abi: abiVersion,
    config: gan.config,
    step: done.G,
    stepD: done.D,
    sampleShape: shape,
    classes: gan.classes,
    datasetDigest: digest,
    ...(units ? { units } : {}),
    ...(gan.classes > 0 && classNames?.length === gan.classes ? { classNames } : {}),
    tensors,
  };
}

/**
 * Gives a GAN a checkpoint's values, in place; gives the updates done. Throws DataError if they do not fit, or, without
 * `otherBits`, if going on from them would end in other bits than their own kernels or profile.
 */
export function restore(gan: Gan, checkpoint: Checkpoint, dataset: Dataset, otherBits = false): Counts {
  const bits = ({ abi, config }: Checkpoint): string => `ABI ${abi}, ${config.numerics}`;
  const ours = bits({ ...checkpoint, abi: abiVersion, config: gan.config });
  if (!otherBits && bits(checkpoint) !== ours) {
    throw new DataError(`checkpoint: expected one of kernels ${ours}, got one of ${bits(checkpoint)}.`);
  }
  checkDataset(checkpoint, dataset);
  restoreTensors(gan, checkpoint);
  return { D: checkpoint.stepD, G: checkpoint.step };
}

/**
 * Throws DataError where the weights are not those of the networks that the config names. Makes none: a file may name
 * networks that no memory holds.
 */
export function checkWeights({ config, sampleShape, classes, tensors }: Checkpoint): void {
  const { G, D } = layersOf(config, { sampleShape, classes });
  for (const [player, { init }] of Object.entries({ G, D })) {
    const wanted = init({ weight: (shape) => ({ shape, data: new Float32Array() }) });
    for (const [name, { shape }] of Object.entries(wanted)) expectShape(tensors, `${player}/${name}`, shape);
  }
}

function expectShape(tensors: Checkpoint['tensors'], key: string, shape: readonly number[]): void {
  const found = tensors.get(key);
  if (found?.shape.join() === shape.join()) return;
  throw new DataError(`checkpoint: expected ${key} [${shape}], got ${found ? `[${found.shape}]` : 'none'}.`);
}

/** As `restore`, without a data set. */
export function restoreTensors(gan: Gan, { tensors }: Checkpoint): void {
  const wanted = groups(gan).flatMap(([prefix, params]) =>
    Object.keys(params).map((name) => ({ key: `${prefix}/${name}`, params, name })),
  );
  const extra = [...tensors.keys()].find((key) => !wanted.some((row) => row.key === key));
  if (extra) throw new DataError(`checkpoint: expected only tensors of its own networks, got ${extra}.`);
  for (const { key, params, name } of wanted) expectShape(tensors, key, params[name].shape);
  for (const { key, params, name } of wanted) params[name] = assign(params[name], tensors.get(key)!.data);
}

/** `digest` is that of the checkpoint, where it is known already. */
export function encodeCheckpoint(checkpoint: Checkpoint, digest = digestOf(checkpoint)): Uint8Array {
  const { abi, config, step, stepD, sampleShape, classes, datasetDigest, units, classNames, tensors } =
    checkpoint;
  const metadata = {
    format: FORMAT,
    abi: String(abi),
    config: JSON.stringify(config),
    step: String(step),
    stepD: String(stepD),
    shape: sampleShape.join(' '),
    ...(classes > 0 ? { classes: String(classes) } : {}),
    dataset: datasetDigest,
    ...(units ? { columns: encodeUnits(units) } : {}),
    ...(classNames ? { classNames: encodeClassNames(classNames) } : {}),
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
  const [stepD] = integersOf('stepD', metadata.stepD ?? `${step * config.discriminatorSteps}`, 1, 1);
  const sampleShape = integersOf('shape', metadata.shape, 1, 3);
  const [classes] = integersOf('classes', metadata.classes ?? '0', 1, 1);
  if (sampleShape.reduce((a, b) => a * b, 1) > MAX_NUMBERS || classes > MAX_CLASSES)
    throw new DataError(
      `checkpoint: expected at most ${MAX_NUMBERS} numbers a sample and ${MAX_CLASSES} classes, got [${sampleShape}] and ${classes}.`,
    );
  const datasetDigest = metadata.dataset ?? '';
  const units = metadata.columns === undefined ? undefined : decodeUnits(metadata.columns, sampleShape);
  const classNames =
    metadata.classNames === undefined ? undefined : decodeClassNames(metadata.classNames, classes);
  const checkpoint = {
    abi,
    config,
    step,
    stepD,
    sampleShape,
    classes,
    datasetDigest,
    ...(units ? { units } : {}),
    ...(classNames ? { classNames } : {}),
    tensors,
  };
  if (!sumsAgree(metadata, () => digestOf(checkpoint)))
    throw new DataError(
      'checkpoint: expected the SHA-256 that is written in it, got another: it is damaged.',
    );
  return checkpoint;
}

function groups({ config, G, D, Gema }: Gan): [prefix: string, params: Params][] {
  const of = (name: string, { weights, statistics, slots }: Gan['G']): [string, Params][] => [
    [name, weights],
    [`${name}.statistics`, statistics],
    ...Object.entries(slots).map(([slot, params]): [string, Params] => [
      `${name}.${config.optimizer}.${slot}`,
      params,
    ]),
  ];
  return [...of('G', G), ['Gema', Gema], ...of('D', D)];
}
