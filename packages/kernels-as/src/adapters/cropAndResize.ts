import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats } from './helpers/elementwise.ts';
import { kernel } from './helpers/kernel.ts';

interface Inputs {
  image: TensorInfo;
  boxes: TensorInfo;
  boxInd: TensorInfo;
}

interface Attrs {
  cropSize: [number, number];
  method: 'bilinear' | 'nearest';
  extrapolationValue: number;
}

/** CropAndResize. */
export const cropAndResize = [
  kernel<Record<keyof Inputs, TensorInfo>, Attrs>(
    'CropAndResize',
    ({ image, boxes, boxInd }, { cropSize, method, extrapolationValue }, call) => {
      const [batch, height, width, channels] = image.shape;
      const y = call.output([boxes.shape[0], ...cropSize, channels], 'float32');
      const pointers = [floats(call, image), floats(call, boxes), call.ptr(boxInd), call.ptr(y)] as const;
      const sizes = [batch, height, width, channels, boxes.shape[0], ...cropSize] as const;
      call.k.cropAndResize(...pointers, ...sizes, Number(method === 'nearest'), extrapolationValue);
      return y;
    },
  ),
];
