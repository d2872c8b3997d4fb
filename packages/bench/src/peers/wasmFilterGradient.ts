// The kernel that tfjs-backend-wasm lacks to train convolutions, for a fair comparison: the filter gradient, as a dilated
// convolution of transposed tensors by the fast kernels of that backend.
import { tf } from '@ganvil/core';

interface Attrs {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number;
  readonly filterShape: [number, number, number, number];
}

type Backend = Parameters<NonNullable<ReturnType<typeof tf.getKernel>>['kernelFunc']>[0]['backend'];
const NAME = 'Conv2DBackpropFilter';

/** Registers the missing kernel with the backend `wasm`, or unregisters it. */
export function wasmFilterGradient(on: boolean): void {
  const registered = tf.getKernel(NAME, 'wasm') != null;
  if (registered && !on) tf.unregisterKernel(NAME, 'wasm');
  if (registered || !on) return;
  tf.registerKernel({
    kernelName: NAME,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) =>
      filterGradient(inputs.x!, inputs.dy!, attrs as unknown as Attrs, backend as Backend),
  });
}

/**
 * df[i, j, c, o] = Σ x[b, p s + i - top, q s + j - left, c] dy[b, p, q, o] for x [b, h, w, c] and dy [b, p, q, o]: the
 * convolution of x as [c, h, w, b] with dy as [p, q, b, o], with dilation s.
 */
function filterGradient(
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  { strides, pad, filterShape }: Attrs,
  backend: Backend,
): tf.TensorInfo {
  const call = (name: string, inputs: tf.NamedTensorInfoMap, attrs: object): tf.TensorInfo =>
    tf.getKernel(name, 'wasm')!.kernelFunc({ inputs, attrs: attrs as never, backend }) as tf.TensorInfo;
  const steps = typeof strides === 'number' ? [strides, strides] : strides;
  const margins = [0, 1].map((d): [number, number] => {
    const total = (dy.shape[d + 1] - 1) * steps[d] + filterShape[d] - x.shape[d + 1];
    const before = pad === 'same' ? Math.floor(total / 2) : pad === 'valid' ? 0 : pad;
    return [before, total - before];
  });
  const image = call('Transpose', { x }, { perm: [3, 1, 2, 0] });
  const filter = call('Transpose', { x: dy }, { perm: [1, 2, 0, 3] });
  const gradient = call(
    'Conv2D',
    { x: image, filter },
    {
      strides: [1, 1],
      dilations: steps,
      pad: [[0, 0], ...margins, [0, 0]],
      dataFormat: 'NHWC',
    },
  );
  const df = call('Transpose', { x: gradient }, { perm: [1, 2, 0, 3] });
  for (const { dataId } of [image, filter, gradient]) (backend as tf.KernelBackend).disposeData(dataId);
  return df;
}
