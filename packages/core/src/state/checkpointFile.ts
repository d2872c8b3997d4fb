// A checkpoint as a safetensors file, and back.
import { decodeClassNames, encodeClassNames } from '../encode/classNames.ts';
import { decodeSafetensors, encodeSafetensors } from '../encode/safetensors.ts';
import { decodeUnits, encodeUnits } from '../encode/units.ts';
import { DataError } from '../errors.ts';
import { emptyCourse } from '../training/course.ts';
import { changesText } from './changesText.ts';
import {
  changesOf,
  configOf,
  courseOf,
  courseText,
  integersOf,
  startOf,
  updatesOf,
} from './checkpointMetadata.ts';
import { checkOf, sumsAgree } from './checkpointSums.ts';
import { digestOf } from './digest.ts';
import type { Checkpoint } from './types.ts';

const FORMAT = 'ganvil-checkpoint-1';
const MAX_NUMBERS = 2 ** 24;
const MAX_CLASSES = 2 ** 16;

/** `digest` is that of the checkpoint, where it is known already. */
export function encodeCheckpoint(checkpoint: Checkpoint, digest = digestOf(checkpoint)): Uint8Array {
  const { abi, config, step, updates, sampleShape, classes, datasetDigest, units, classNames, tensors } =
    checkpoint;
  const { count, start, rollbacks = 0, changes = [], course = emptyCourse } = checkpoint;
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
    ...(start ? { start: `${start.step} ${start.digest}` } : {}),
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
    ...startOf(metadata.start),
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
