// Moving elements about without changing them.
import {
  BatchToSpaceND,
  BroadcastTo,
  backend_util,
  batchToSpaceND,
  Cast,
  clone,
  DepthToSpace,
  ExpandDims,
  type GradConfig,
  Identity,
  type NamedAttrMap,
  Reshape,
  Reverse,
  reshape,
  reverse,
  SpaceToBatchND,
  spaceToBatchND,
  sum,
  type Tensor,
  Tile,
  Transpose,
  transpose,
  util,
} from '@tensorflow/tfjs-core';
import { unbroadcast } from './helpers/unbroadcast.ts';

/** A linear kernel whose gradient needs dy and attributes only. */
const moves = (kernelName: string, back: (dy: Tensor, attrs: NamedAttrMap) => Tensor): GradConfig => ({
  kernelName,
  gradFunc: (dy, _, attrs) => ({ x: () => back(dy as Tensor, attrs) }),
});

/** A linear kernel whose gradient also needs the shape of its input. */
const reshapes = (
  kernelName: string,
  back: (dy: Tensor, shape: number[], attrs: NamedAttrMap) => Tensor,
  input = 'x',
): GradConfig => ({
  kernelName,
  inputsToSave: [input],
  gradFunc: (dy, [x], attrs) => ({ [input]: () => back(dy as Tensor, x.shape, attrs) }),
});

/** Sums the copies, one axis at a time: [before, repeats, rest]. */
function untile(dy: Tensor, shape: number[], repeats: number[]): Tensor {
  let before = 1;
  let folded = dy;
  for (const [axis, count] of repeats.entries()) {
    const rest = util.sizeFromShape(shape.slice(axis)) * util.sizeFromShape(repeats.slice(axis + 1));
    if (count !== 1) folded = sum(reshape(folded, [before, count, rest]), 1);
    before *= shape[axis];
  }
  return reshape(folded, shape);
}

/** The blocks of space back into channels: channel = (row in block * size + column in block) * channels + c. */
function spaceToDepth(dy: Tensor, shape: number[], block: number, format: string): Tensor {
  const channelsLast = format === 'NHWC';
  const [batch, height, width] = channelsLast ? shape : [shape[0], shape[2], shape[3]];
  const channels = shape[channelsLast ? 3 : 1] / (block * block);
  const blocks = [height, block, width, block];
  const split = channelsLast ? [batch, ...blocks, channels] : [batch, channels, ...blocks];
  const order = channelsLast ? [0, 1, 3, 2, 4, 5] : [0, 3, 5, 1, 2, 4];
  return reshape(transpose(reshape(dy, split), order), shape);
}

/** Gradients of kernels that only move elements. */
export const shape: GradConfig[] = [
  moves(Identity, clone),
  moves(Cast, clone),
  moves(Transpose, (dy, { perm }) => transpose(dy, backend_util.getUndoAxesPermutation(perm as number[]))),
  moves(Reverse, (dy, { dims }) => reverse(dy, dims as number[])),
  moves(BatchToSpaceND, (dy, { blockShape, crops }) =>
    spaceToBatchND(dy, blockShape as number[], crops as unknown as number[][]),
  ),
  moves(SpaceToBatchND, (dy, { blockShape, paddings }) =>
    batchToSpaceND(dy, blockShape as number[], paddings as unknown as number[][]),
  ),
  reshapes(Reshape, reshape),
  reshapes(ExpandDims, reshape, 'input'),
  reshapes(BroadcastTo, unbroadcast),
  reshapes(Tile, (dy, shape, { reps }) => untile(dy, shape, reps as number[])),
  reshapes(DepthToSpace, (dy, shape, { blockSize, dataFormat }) =>
    spaceToDepth(dy, shape, blockSize as number, dataFormat as string),
  ),
];
