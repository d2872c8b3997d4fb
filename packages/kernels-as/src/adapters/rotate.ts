import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { bitsOf, halves } from './create.ts';
import { kernel } from './helpers/kernel.ts';

interface Attrs {
  radians: number;
  fillValue: number | [number, number, number];
  center: number | [number, number];
}

/** What tfjs takes for a channel beyond those of the fill value. */
const OPAQUE = 255;

/** RotateWithOffset. */
export const rotate = [
  kernel<{ image: TensorInfo }, Attrs>(
    'RotateWithOffset',
    ({ image }, { radians, fillValue, center }, call) => {
      const [batch, height, width, channels] = image.shape;
      const fill = Array.from({ length: channels }, (_, c) =>
        bitsOf(typeof fillValue === 'number' ? fillValue : (fillValue[c] ?? OPAQUE), image.dtype),
      );
      const [column, row] = backend_util.getImageCenter(center, height, width);
      const y = call.output(image.shape, image.dtype);
      const [turn, at] = [halves(radians), [...halves(row), ...halves(column)] as const];
      const sizes = [batch, height, width, channels] as const;
      call.k.rotate(call.ptr(image), call.ptr(y), call.ints(fill), ...sizes, ...turn, ...(at as Four));
      return y;
    },
  ),
];

type Four = [number, number, number, number];
