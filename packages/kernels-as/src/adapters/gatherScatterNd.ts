// Kernels that read or write slices of a tensor at places that are data: rows of an index tensor.
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { bitsOf } from './create.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { withStrings } from './helpers/strings.ts';

/** The number of the slice that each row of `indices` names, int32, in temporary memory. Throws where there is none. */
function slicesAt(
  kernelName: string,
  indices: TensorInfo,
  shape: number[],
  { count, rank, strides }: { count: number; rank: number; strides: number[] },
  call: Call,
): number {
  const values = call.backend.view(call.data(indices));
  values.forEach((index, i) => {
    if (index >= 0 && index < shape[i % rank]) return;
    const row = values.subarray(i - (i % rank), i - (i % rank) + rank);
    throw new Error(`${kernelName}: expected indices within [${shape.slice(0, rank)}], got [${row}].`);
  });
  const at = call.temporary(4 * count);
  const steps = call.ints(strides.slice(0, rank));
  call.k.matMulInt(call.ptr(indices), steps, at, 1, 0, 0, count, 1, rank, 0, 0);
  return at;
}

/** What tfjs makes of updates [..., ...slice] at indices [..., rank] of a tensor of this shape. */
function scattering(updates: TensorInfo, indices: TensorInfo, shape: number[]) {
  const sizes = backend_util.calculateShapes(updates, indices, shape);
  const { sliceRank, numUpdates, sliceSize, strides, outputSize } = sizes;
  const given = util.sizeFromShape(updates.shape);
  if (updates.shape.length > 0 && given !== numUpdates * sliceSize)
    throw new Error(
      `scatter: expected ${numUpdates} updates of ${sliceSize} elements, got [${updates.shape}].`,
    );
  return {
    places: { count: numUpdates, rank: sliceRank, strides },
    inner: sliceSize,
    slices: outputSize === 0 ? 0 : outputSize / sliceSize,
  };
}

interface Scatter {
  indices: TensorInfo;
  updates: TensorInfo;
}

/** Sums of updates at equal places, zeros elsewhere. */
function scatterSums({ indices, updates }: Scatter, shape: number[], call: Call): TensorInfo {
  const { places, inner, slices } = scattering(updates, indices, shape);
  const y = call.output(shape, updates.dtype);
  if (slices === 0) return y;
  const at = slicesAt('scatterND', indices, shape, places, call);
  const run = updates.dtype === 'float32' ? call.k.segmentSum : call.k.segmentSumInt;
  const workspace = call.workspace('segmentSum', inner, slices);
  run(call.ptr(updates), at, call.ptr(y), workspace, places.count, inner, slices);
  if (updates.dtype === 'bool') call.k.clipInt(call.ptr(y), call.ptr(y), slices * inner, 0, 1);
  return y;
}

/** Writes updates over what `y` holds, a later one over an earlier one; a single one to every place. */
function overwrite(
  name: string,
  { indices, updates }: Scatter,
  y: TensorInfo,
  shape: number[],
  call: Call,
): void {
  const { places, inner, slices } = scattering(updates, indices, shape);
  const one = Number(updates.shape.length === 0);
  const at = slicesAt(name, indices, shape, places, call);
  call.k.scatter(call.ptr(updates), at, call.ptr(y), places.count, inner, slices, one);
}

/** GatherNd, ScatterNd, TensorScatterUpdate and SparseToDense. */
export const gatherScatterNd = [
  kernel(
    'GatherNd',
    withStrings<{ params: TensorInfo; indices: TensorInfo }, object>(({ params, indices }, _, call) => {
      const prepared = backend_util.prepareAndValidate(params as never, indices as never);
      const [shape, count, inner, strides] = prepared;
      const places = { count, rank: indices.shape.at(-1)!, strides };
      const at = slicesAt('gatherND', indices, params.shape, places, call);
      const y = call.output(shape, params.dtype);
      const rows = inner === 0 ? 0 : util.sizeFromShape(params.shape) / inner;
      call.k.gather(call.ptr(params), at, call.ptr(y), 1, 1, rows, inner, count);
      return y;
    }),
  ),

  kernel<Scatter & object, { shape: number[] }>('ScatterNd', (inputs, { shape }, call) =>
    scatterSums(inputs, shape, call),
  ),

  kernel(
    'TensorScatterUpdate',
    withStrings<Scatter & { tensor: TensorInfo }, object>(({ tensor, indices, updates }, _, call) => {
      const y = call.output(tensor.shape, tensor.dtype);
      call.k.copy(call.ptr(tensor), call.ptr(y), util.sizeFromShape(tensor.shape));
      overwrite('tensorScatterUpdate', { indices, updates }, y, tensor.shape, call);
      return y;
    }),
  ),

  kernel(
    'SparseToDense',
    withStrings<Sparse, { outputShape: number[] }>((inputs, { outputShape }, call) => {
      const { sparseIndices: indices, sparseValues: updates, defaultValue } = inputs;
      const y = call.output(outputShape, updates.dtype);
      const [rest] = call.backend.view(call.data(defaultValue));
      call.k.fillInt(call.ptr(y), util.sizeFromShape(outputShape), bitsOf(rest, updates.dtype));
      overwrite('sparseToDense', { indices, updates }, y, outputShape, call);
      return y;
    }),
  ),
];

interface Sparse {
  sparseIndices: TensorInfo;
  sparseValues: TensorInfo;
  defaultValue: TensorInfo;
}
