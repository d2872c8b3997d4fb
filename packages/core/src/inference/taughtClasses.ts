import { argMax } from '../metrics/argMax.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import { classifyFrom } from './classify.ts';
import { trainClassifier } from './trainClassifier.ts';

const STEPS = 600;

/** The classes that a small net gives samples after 600 steps of training on others, of these classes. */
export async function taughtClasses(
  teachers: Samples,
  teaching: ArrayLike<number>,
  classes: number,
  pupils: Samples,
): Promise<Int32Array> {
  const { shape, count, data } = teachers;
  const size = sizeOf(shape);
  const net = await trainClassifier(
    {
      ...{ name: 'samples', shape, count, classes, digest: 'samples' },
      read(indices, out, labels) {
        for (let i = 0; i < indices.length; i++) {
          out.set(data.subarray(indices[i] * size, (indices[i] + 1) * size), i * size);
          labels[i] = teaching[indices[i]];
        }
      },
    },
    STEPS,
  );
  return Int32Array.from(argMax(await classifyFrom(net, pupils), classes));
}
