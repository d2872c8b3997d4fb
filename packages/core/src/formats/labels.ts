import { DataError } from '../errors.ts';

const MAX_CLASSES = 2 ** 16;

/** Classes of samples, numbered from 0 without gaps. */
export interface Classes {
  readonly labels: Int32Array;
  readonly classNames: readonly string[];
}

/**
 * Labels as classes from 0 on: a label that no sample has is no class, so that there is none for which there is nothing to
 * learn. Names are those of `nameOf`, or else the labels themselves. Throws DataError for more than 65,536 classes.
 */
export function classesOfLabels(
  labels: ArrayLike<number>,
  where: string,
  nameOf: (label: number) => string | undefined = () => undefined,
): Classes {
  const present = new Set<number>();
  for (let i = 0; i < labels.length; i++) {
    present.add(labels[i]);
    if (present.size > MAX_CLASSES)
      throw new DataError(`${where}: expected at most ${MAX_CLASSES} classes, got more.`);
  }
  const order = [...present].sort((a, b) => a - b);
  const place = new Map(order.map((label, i) => [label, i]));
  return {
    labels: Int32Array.from({ length: labels.length }, (_, i) => place.get(labels[i])!),
    classNames: order.map((label) => nameOf(label) ?? String(label)),
  };
}

/** Where labels do not begin at 0 or leave gaps, what was made of them. */
export function labelNote({ classNames }: Classes, where: string): string[] {
  if (classNames.every((name, i) => !/^-?\d+$/.test(name) || Number(name) === i)) return [];
  const [first, last] = [classNames[0], classNames[classNames.length - 1]];
  return [
    `${where}: labels from ${first} to ${last} are classes 0 to ${classNames.length - 1}; labels without samples are none.`,
  ];
}
