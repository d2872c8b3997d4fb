import type { Dataset } from '../src/datasets/types.ts';
import { openFiles } from '../src/formats/openFiles.ts';
import type { FileEntry, ReadOptions } from '../src/formats/types.ts';

const asIs: ReadOptions = { imageSize: 0, channels: 0 };

/** All samples and labels of a set, or the first of them. */
export function readAll(dataset: Dataset, count = dataset.count) {
  const size = dataset.shape.reduce((a, b) => a * b, 1);
  const data = new Float32Array(count * size);
  const labels = new Int32Array(count);
  dataset.read(
    Array.from({ length: count }, (_, i) => i),
    data,
    labels,
  );
  return { data, labels };
}

/** The files, opened as what they hold. */
export function chosen(files: readonly FileEntry[], options: ReadOptions = asIs) {
  return openFiles(files, options);
}
