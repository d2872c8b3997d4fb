import { any } from '../calls/call.ts';
import { bytesOf, caseOf } from './caseOf.ts';
import type { Case } from './types.ts';

const BATCH = 64;
const SIZE = 4;

/**
 * Layers of D of a DCGAN, with 4x4 filters and stride 2. Those of G are the same, with input gradient and forward pass
 * exchanged.
 */
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

/** Forward pass and both gradients of convolutions. */
export const conv: readonly Case[] = layers.flatMap(([side, inputs, outputs]) => {
  const half = side / 2;
  const inputShape = [BATCH, side, side, inputs];
  const outputShape = [BATCH, half, half, outputs];
  const filterShape = [SIZE, SIZE, inputs, outputs];
  const [x, dy, filter] = [inputShape, outputShape, filterShape].map((shape) => any(...shape));
  const labels = {
    shape: `${side}x${side}x${inputs} to ${half}x${half}x${outputs}`,
    flops: 2 * BATCH * half * half * SIZE * SIZE * inputs * outputs,
    bytes: bytesOf(inputShape, outputShape, filterShape),
  };
  return [
    caseOf({ kernel: 'conv2d', ...labels }, 'Conv2D', { x, filter }, attrs),
    caseOf(
      { kernel: 'conv2d input gradient', ...labels },
      'Conv2DBackpropInput',
      { dy, filter },
      { ...attrs, inputShape },
    ),
    caseOf(
      { kernel: 'conv2d filter gradient', ...labels },
      'Conv2DBackpropFilter',
      { x, dy },
      { ...attrs, filterShape },
    ),
  ];
});
