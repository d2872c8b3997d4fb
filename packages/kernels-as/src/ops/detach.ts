import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** Ids of what was detached and of the constant that it became, while a gradient is computed. */
export const links: [from: number, to: number][] = [];

/**
 * The same values as a constant. For masks, indices and everything else with a zero derivative: without it a second
 * differentiation would carry zeros back through the whole net. (`gradients/engine/masks.ts` gives zeros to inputs that
 * are left without a gradient so.)
 */
export function detach<T extends Tensor>(x: T): T {
  const tfjs = engine();
  if (!tfjs.isTapeOn()) return x;
  tfjs.backend.incRef(x.dataId);
  const constant = tfjs.makeTensorFromTensorInfo({ dataId: x.dataId, shape: x.shape, dtype: x.dtype }) as T;
  links.push([x.id, constant.id]);
  return constant;
}
