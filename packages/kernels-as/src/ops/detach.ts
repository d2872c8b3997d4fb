import { engine, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The same values as a constant. For masks, indices and everything else with a zero derivative: without it a second
 * differentiation would carry zeros back through the whole net.
 */
export function detach<T extends Tensor>(x: T): T {
  const tfjs = engine();
  if (!tfjs.isTapeOn()) return x;
  tfjs.backend.incRef(x.dataId);
  return tfjs.makeTensorFromTensorInfo({ dataId: x.dataId, shape: x.shape, dtype: x.dtype }) as T;
}
