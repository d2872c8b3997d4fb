import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

const BATCH = 64;
const SIZE = 4;

/** Layers of a DCGAN with 4x4 filters and stride 2, as D has them; G's are the same with input gradient and forward swapped. */
const layers: [side: number, inputs: number, outputs: number][] = [
  [28, 1, 64],
  [14, 64, 128],
  [32, 3, 64],
  [16, 64, 128],
  [8, 128, 256],
  [64, 3, 64],
  [32, 64, 128],
];

const attrs = { strides: [2, 2], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };

export const conv: readonly Case[] = layers.flatMap(([side, inputs, outputs]) => {
  const half = side / 2;
  const x = [BATCH, side, side, inputs];
  const y = [BATCH, half, half, outputs];
  const filterShape = [SIZE, SIZE, inputs, outputs];
  const common = {
    shape: `${side}x${side}x${inputs} to ${half}x${half}x${outputs}`,
    flops: 2 * BATCH * half * half * SIZE * SIZE * inputs * outputs,
    bytes: bytesOf(x, y, filterShape),
  };
  return [
    {
      ...common,
      kernel: 'conv2d',
      prepare() {
        const tensors = { x: numbers(x), filter: numbers(filterShape) };
        return () => kernel('Conv2D', tensors, attrs);
      },
    },
    {
      ...common,
      kernel: 'conv2d input gradient',
      prepare() {
        const tensors = { dy: numbers(y), filter: numbers(filterShape) };
        return () => kernel('Conv2DBackpropInput', tensors, { ...attrs, inputShape: x });
      },
    },
    {
      ...common,
      kernel: 'conv2d filter gradient',
      prepare() {
        const tensors = { x: numbers(x), dy: numbers(y) };
        return () => kernel('Conv2DBackpropFilter', tensors, { ...attrs, filterShape });
      },
    },
  ];
});
