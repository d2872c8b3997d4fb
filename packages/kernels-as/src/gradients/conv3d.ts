// Convolutions of volumes: as with those of images, each of the three kernels is the derivative of another.
import {
  Conv3D,
  Conv3DBackpropFilterV2,
  Conv3DBackpropInputV2,
  type GradConfig,
  type NamedAttrMap,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { onGanvil } from '../ops/onGanvil.ts';
import { run } from './helpers/run.ts';

/** What places the window. Only our kernels take dilations of a backward pass. */
function placing({ strides, pad, dilations }: NamedAttrMap) {
  const rates = [dilations ?? 1].flat();
  if (rates.some((rate) => rate !== 1) && !onGanvil()) {
    throw new Error(
      `gradient of conv3D: dilation rates greater than 1 are not yet supported, got [${rates}].`,
    );
  }
  return { strides, pad, dilations: dilations ?? [1, 1, 1] };
}

const conv = (x: Tensor, filter: Tensor, attrs: NamedAttrMap) =>
  run(Conv3D, { x, filter }, { ...placing(attrs), dataFormat: 'NDHWC' });
const toInput = (dy: Tensor, filter: Tensor, attrs: NamedAttrMap, inputShape: number[]) =>
  run(Conv3DBackpropInputV2, { dy, filter }, { ...placing(attrs), inputShape });
const toFilter = (x: Tensor, dy: Tensor, attrs: NamedAttrMap, filterShape: number[]) =>
  run(Conv3DBackpropFilterV2, { x, dy }, { ...placing(attrs), filterShape });

/** Gradients of convolutions of volumes and of their own gradients. */
export const conv3d: GradConfig[] = [
  {
    kernelName: Conv3D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, [x, filter], attrs) => ({
      x: () => toInput(dy as Tensor, filter, attrs, x.shape),
      filter: () => toFilter(x, dy as Tensor, attrs, filter.shape),
    }),
  },
  {
    kernelName: Conv3DBackpropInputV2,
    inputsToSave: ['dy', 'filter'],
    gradFunc: (ddx, [dy, filter], attrs) => ({
      dy: () => conv(ddx as Tensor, filter, attrs),
      filter: () => toFilter(ddx as Tensor, dy, attrs, filter.shape),
    }),
  },
  {
    kernelName: Conv3DBackpropFilterV2,
    inputsToSave: ['x', 'dy'],
    gradFunc: (ddw, [x, dy], attrs) => ({
      x: () => toInput(dy, ddw as Tensor, attrs, x.shape),
      dy: () => conv(x, ddw as Tensor, attrs),
    }),
  },
];
