import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { sizeOf } from '../nn/layer.ts';
import { perSample } from './perSample.ts';
import type { Dataset } from './types.ts';

const MOST_CLASSES = 10_000;

/**
 * Grey images put on each other as channels: sample i is `count` images of the set, drawn at random with repetition by i alone, so the
 * result is endless. The class is the number whose digits are their classes, the first channel's outermost: as many as their classes to the power of `count`.
 * https://arxiv.org/abs/1611.02163 section 3.3.1. Throws ConfigError for other data than labelled grey images.
 */
export function stacked(dataset: Dataset, count: number, random: Random): Dataset {
  const { shape, classes } = dataset;
  if (shape.length !== 3 || shape[2] !== 1)
    throw new ConfigError(
      `stack: expected grey images, got samples of [${shape}]; channels 1 makes images grey.`,
    );
  if (classes === 0) throw new ConfigError(`stack: expected data with classes, ${dataset.name} has none.`);
  const combinations = new Array<number>(count).fill(classes).reduce((product, n) => product * n, 1);
  if (combinations > MOST_CLASSES)
    throw new ConfigError(
      `stack: expected at most ${MOST_CLASSES} combinations of classes, got ${combinations}.`,
    );
  const pixels = sizeOf(shape);
  return {
    name: dataset.name,
    shape: [shape[0], shape[1], count],
    count: Number.POSITIVE_INFINITY,
    classes: combinations,
    classNames: namesOf(dataset, count),
    digest: sha256(new TextEncoder().encode(`ganvil stacked 1 ${dataset.digest} ${count}`)),
    ...(dataset.prefetch
      ? { prefetch: (indices) => dataset.prefetch!(membersOf(dataset, indices, count, random)) }
      : {}),
    ...(dataset.test ? { test: stacked(dataset.test, count, random) } : {}),
    read(indices, out, labels) {
      const members = membersOf(dataset, indices, count, random);
      const images = new Float32Array(members.length * pixels);
      const own = new Int32Array(members.length);
      dataset.read(members, images, own);
      for (let row = 0; row < indices.length; row++) {
        labels[row] = 0;
        for (let c = 0; c < count; c++) {
          const member = row * count + c;
          labels[row] = labels[row] * classes + own[member];
          for (let i = 0; i < pixels; i++) out[(row * pixels + i) * count + c] = images[member * pixels + i];
        }
      }
    },
  };
}

/** The images of each sample: endless sets give new ones, others are drawn from. */
function membersOf(
  dataset: Dataset,
  indices: ArrayLike<number>,
  count: number,
  random: Random,
): Float64Array {
  const members = new Float64Array(indices.length * count);
  if (dataset.count === Number.POSITIVE_INFINITY) {
    for (let i = 0; i < members.length; i++)
      members[i] = indices[Math.floor(i / count)] * count + (i % count);
    return members;
  }
  perSample(random.uniform, 0, count, indices, (row, numbers, at) => {
    for (let c = 0; c < count; c++) members[row * count + c] = Math.floor(numbers[at + c] * dataset.count);
  });
  return members;
}

/** "7 3 1", or 731 where every class is a digit. */
function namesOf({ classes, classNames }: Dataset, count: number): string[] {
  const names = Array.from({ length: classes }, (_, i) => classNames?.[i] ?? String(i));
  const between = names.every((name) => /^\d$/.test(name)) ? '' : ' ';
  let words = names;
  for (let c = 1; c < count; c++)
    words = words.flatMap((word) => names.map((name) => `${word}${between}${name}`));
  return words;
}
