import type { Dataset } from '../src/datasets/types.ts';
import { formats } from '../src/formats/index.ts';
import type { FileEntry, ImageOptions } from '../src/formats/types.ts';

const asIs: ImageOptions = { imageSize: 0, channels: 0 };

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

/** The files as the first format that matches them opens them. */
export async function chosen(files: FileEntry[], options = asIs) {
  const format = Object.values(formats).find((candidate) => candidate.matches(files))!;
  return format.open(files, options);
}
