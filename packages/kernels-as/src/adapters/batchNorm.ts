import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';

interface Normalization {
  x: TensorInfo;
  mean: TensorInfo;
  variance: TensorInfo;
  scale?: TensorInfo;
  offset?: TensorInfo;
}

const size = (x: TensorInfo): number => util.sizeFromShape(x.shape);

/** x as a matrix whose columns are the last axis. */
function matrixOf(x: TensorInfo): [rows: number, channels: number] {
  const channels = x.shape.at(-1) ?? 1;
  return [channels && size(x) / channels, channels];
}

/** The address of `x`'s elements, or of as many repetitions as give `length` of them, the last one cut. */
function repeated(x: TensorInfo, length: number, call: Call): number {
  const n = size(x);
  if (n === length) return call.ptr(x);
  const at = call.temporary(4 * length);
  for (let i = 0; i < length; i += n) call.k.copy(call.ptr(x), at + 4 * i, Math.min(n, length - i));
  return at;
}

/** The period, at most `elements`, after which all parameters repeat: tfjs repeats each of them, whatever its size. */
function periodOf(sizes: number[], elements: number): number {
  if (sizes.includes(0))
    throw new Error('batchNorm: expected statistics and parameters, got some of size 0.');
  const longest = Math.max(...sizes);
  return sizes.every((n) => longest % n === 0) && elements % longest === 0 ? longest : elements;
}

/** Throws where parameters are not one number a channel: kernels would read what lies behind them. */
function expectChannels(kernelName: string, channels: number, parameters: TensorInfo[]): void {
  for (const { shape } of parameters)
    if (util.sizeFromShape(shape) !== channels)
      throw new Error(`${kernelName}: expected [${channels}] numbers, one a channel, got [${shape}].`);
}

function zeros(length: number, call: Call): number {
  const at = call.temporary(4 * length);
  call.k.fill(at, length, 0);
  return at;
}

/** FusedBatchNorm, and batch normalisation in training with its gradient. */
export const batchNorm = [
  // Statistics and parameters may each be per channel or per element, as in tfjs.
  kernel<Normalization, { varianceEpsilon?: number }>(
    'FusedBatchNorm',
    ({ x, mean, variance, scale, offset }, { varianceEpsilon = 0.001 }, call) => {
      const y = call.output(x.shape, x.dtype);
      if (size(x) === 0) return y;
      const sizes = [mean, variance, scale, offset].map((p) => (p ? size(p) : 1));
      const length = periodOf(sizes, size(x));
      const at = (p: TensorInfo) => repeated(p, length, call);
      const factor = call.temporary(4 * length);
      call.k.batchFactor(at(variance), scale ? at(scale) : 0, factor, length, varianceEpsilon);
      const shift = offset ? at(offset) : zeros(length, call);
      call.k.normalize(call.ptr(x), at(mean), factor, shift, call.ptr(y), size(x) / length, length);
      return y;
    },
  ),

  // [y, mean, variance]: x normalised by its own statistics over all axes but the last; the variance is biased.
  kernel<{ x: TensorInfo; scale: TensorInfo; offset: TensorInfo }, { epsilon: number }>(
    'BatchNormTraining',
    ({ x, scale, offset }, { epsilon }, call) => {
      const [rows, channels] = matrixOf(x);
      expectChannels('BatchNormTraining', channels, [scale, offset]);
      const y = call.output(x.shape, 'float32');
      const mean = call.output([channels], 'float32');
      const variance = call.output([channels], 'float32');
      const [m, v] = [call.ptr(mean), call.ptr(variance)];
      const factor = call.temporary(4 * channels);
      call.k.batchMoments(call.ptr(x), m, v, rows, channels, call.workspace('batchMoments', channels));
      call.k.batchFactor(v, call.ptr(scale), factor, channels, epsilon);
      call.k.normalize(call.ptr(x), m, factor, call.ptr(offset), call.ptr(y), rows, channels);
      return [y, mean, variance];
    },
  ),

  // [dx, dscale, doffset], where mean and variance are those that BatchNormTraining gave for x.
  kernel<Record<'x' | 'scale' | 'mean' | 'variance' | 'dy', TensorInfo>, { epsilon: number }>(
    'BatchNormTrainingGrad',
    ({ x, scale, mean, variance, dy }, { epsilon }, call) => {
      const [rows, channels] = matrixOf(x);
      expectChannels('BatchNormTrainingGrad', channels, [scale, mean, variance]);
      if (size(dy) !== size(x))
        throw new Error(
          `BatchNormTrainingGrad: expected a gradient of shape [${x.shape}], got [${dy.shape}].`,
        );
      const outputs = [x.shape, [channels], [channels]].map((shape) => call.output(shape, 'float32'));
      const [xs, ss, ms, vs, dys] = [x, scale, mean, variance, dy].map(call.ptr);
      const [dx, dscale, doffset] = outputs.map(call.ptr);
      const terms = call.temporary(12 * channels);
      const workspace = call.workspace('batchMoments', channels);
      call.k.batchNormSums(xs, ss, ms, vs, dys, dscale, doffset, terms, rows, channels, epsilon, workspace);
      call.k.batchNormDx(xs, ms, dys, terms, dx, rows, channels);
      return outputs;
    },
  ),
];
