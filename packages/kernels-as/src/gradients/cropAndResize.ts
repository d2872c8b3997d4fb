// Crops of images at boxes, resized: linear in the images. There is no gradient of the boxes: tfjs says so where one is asked for.
import {
  add,
  CropAndResize,
  cast,
  clipByValue,
  floor,
  type GradConfig,
  greaterEqual,
  lessEqual,
  minimum,
  mul,
  reshape,
  round,
  scalar,
  slice,
  sub,
  type Tensor,
  type Tensor1D,
  tensor1d,
  unsortedSegmentSum,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { zeros } from './helpers/zeros.ts';

type Attrs = { cropSize: [number, number]; method: 'bilinear' | 'nearest' };

/** Pixels of the image that a crop's pixels are made of along one side, [boxes, pixels] each. */
type Corner = { at: Tensor; weight: Tensor };

/** As tfjs' kernels place them; what lies outside of the image weighs nothing. */
function cornersOf(from: Tensor, to: Tensor, pixels: number, extent: number, nearest: boolean): Corner[] {
  const last = extent - 1;
  const steps = tensor1d(Array.from({ length: pixels }, (_, i) => (pixels > 1 ? i / (pixels - 1) : 0.5)));
  const place = mul(add(from, mul(sub(to, from), steps)), last);
  const inside = mul(cast(greaterEqual(place, 0), 'float32'), cast(lessEqual(place, last), 'float32'));
  const within = clipByValue(place, 0, last);
  if (nearest) return [{ at: round(within), weight: inside }];
  const before = floor(within);
  const share = sub(within, before);
  return [
    { at: before, weight: mul(inside, sub(1, share)) },
    { at: minimum(add(before, 1), last), weight: mul(inside, share) },
  ];
}

/** Adds every pixel of dy [boxes, rows, columns, channels] to those of the images that it was made of. */
function uncrop(dy: Tensor, shape: number[], boxes: Tensor, boxInd: Tensor, attrs: Attrs): Tensor {
  const [batch, height, width, channels] = shape;
  const [count, tall, wide] = dy.shape;
  if (dy.size === 0 || shape.includes(0)) return zeros(shape);
  const [top, left, bottom, right] = [0, 1, 2, 3].map((i) => slice(boxes, [0, i], [count, 1]));
  const nearest = attrs.method === 'nearest';
  const image = reshape(boxInd, [count, 1, 1]);
  const whole = (x: Tensor, shape: number[]) => reshape(cast(x, 'int32'), shape);
  const columns = cornersOf(left, right, wide, width, nearest);
  const parts = cornersOf(top, bottom, tall, height, nearest).flatMap((row) =>
    columns.map((column) => {
      const line = add(mul(image, scalar(height, 'int32')), whole(row.at, [count, tall, 1]));
      const pixel = add(mul(line, scalar(width, 'int32')), whole(column.at, [count, 1, wide]));
      const ids = reshape(pixel, [count * tall * wide]) as Tensor1D;
      const weight = mul(
        reshape(row.weight, [count, tall, 1, 1]),
        reshape(column.weight, [count, 1, wide, 1]),
      );
      const rows = reshape(mul(dy, weight), [count * tall * wide, channels]);
      return unsortedSegmentSum(rows, ids, batch * height * width);
    }),
  );
  return reshape(
    parts.reduce((a, b) => add(a, b)),
    shape,
  );
}

/** The gradient of CropAndResize. */
export const cropAndResize: GradConfig = {
  kernelName: CropAndResize,
  inputsToSave: ['image', 'boxes', 'boxInd'],
  gradFunc: (dy, [image, boxes, boxInd], attrs) => ({
    image: () => uncrop(dy as Tensor, image.shape, detach(boxes), detach(boxInd), attrs as unknown as Attrs),
  }),
};
