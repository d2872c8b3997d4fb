import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { joined } from './complex.ts';
import { type Call, kernel } from './helpers/kernel.ts';

/** The transform of every row, an axis of its last dimension. */
function transform(input: TensorInfo, inverse: boolean, call: Call): TensorInfo {
  const n = input.shape.at(-1) ?? 1;
  const { parts } = call.data(input);
  if (!parts) throw new Error(`fft: expected complex64, got ${input.dtype} [${input.shape}].`);
  const from = parts.map((dataId) => call.ptr({ dataId, shape: input.shape, dtype: 'float32' }));
  const [re, im] = [call.output(input.shape, 'float32'), call.output(input.shape, 'float32')];
  const batch = n === 0 ? 0 : util.sizeFromShape(input.shape) / n;
  const to = [call.ptr(re), call.ptr(im)] as const;
  const workspace = call.workspace('fourier', n);
  if (batch > 0) call.k.fourier(from[0], from[1], ...to, batch, n, Number(inverse), workspace);
  return joined(re, im, call);
}

/** FFT and IFFT. */
export const fourier = [
  kernel<{ input: TensorInfo }>('FFT', ({ input }, _, call) => transform(input, false, call)),
  kernel<{ input: TensorInfo }>('IFFT', ({ input }, _, call) => transform(input, true, call)),
];
