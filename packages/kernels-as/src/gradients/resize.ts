// Resizing. tfjs' backends disregard halfPixelCenters in their gradient kernels, and its cpu backend mixes up batches
// and sides: only our own kernels are used, elsewhere the resize is written out as two matrix products.
import {
  type GradConfig,
  ResizeBilinear,
  ResizeBilinearGrad,
  ResizeNearestNeighbor,
  ResizeNearestNeighborGrad,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { onGanvil } from '../ops/onGanvil.ts';
import { run } from './helpers/run.ts';
import { separableAdjoint, type Weights, weights } from './helpers/separableAdjoint.ts';
import { zeros } from './helpers/zeros.ts';

type Attrs = { alignCorners: boolean; halfPixelCenters: boolean; size: [number, number] };
type Sampler = (from: number, to: number, attrs: Attrs) => Weights;

/** Source position of output i, as tfjs' kernels compute it. */
function positions(from: number, to: number, { alignCorners, halfPixelCenters }: Attrs) {
  const corners = alignCorners && to > 1 ? 1 : 0;
  const ratio = (from - corners) / (to - corners);
  return (i: number) => ratio * (halfPixelCenters ? i + 0.5 : i);
}

const bilinear: Sampler = (from, to, attrs) => {
  const position = positions(from, to, attrs);
  return weights(to, from, (i, add) => {
    const at = position(i) - (attrs.halfPixelCenters ? 0.5 : 0);
    const low = Math.max(0, Math.floor(at));
    const high = Math.max(0, Math.min(from - 1, Math.ceil(at)));
    add(low, 1 - (at - low));
    add(high, at - low);
  });
};

const nearest: Sampler = (from, to, attrs) => {
  const position = positions(from, to, attrs);
  return weights(to, from, (i, add) => {
    const at = attrs.alignCorners ? Math.round(position(i)) : Math.floor(position(i));
    add(Math.max(0, Math.min(from - 1, at)), 1);
  });
};

/** A resize kernel, and its gradient kernel whose own gradient is the resize. */
function family(forward: string, backward: string, sampler: Sampler): GradConfig[] {
  const composed = (dy: Tensor, images: Tensor, attrs: Attrs) => {
    const [, height, width] = images.shape;
    const [, tall, wide] = dy.shape;
    return separableAdjoint(dy as Tensor4D, sampler(height, tall, attrs), sampler(width, wide, attrs));
  };
  return [
    {
      kernelName: forward,
      inputsToSave: ['images'],
      gradFunc: (dys, [images], attrs) => {
        const [dy, resize] = [dys as Tensor, attrs as unknown as Attrs];
        return {
          images: () =>
            onGanvil() ? run(backward, { images: detach(images), dy }, attrs) : composed(dy, images, resize),
        };
      },
    },
    {
      kernelName: backward,
      inputsToSave: ['images', 'dy'],
      gradFunc: (g, [images, dy], attrs) => ({
        images: () => zeros(images.shape),
        dy: () => run(forward, { images: g as Tensor }, { ...attrs, size: dy.shape.slice(1, 3) }),
      }),
    },
  ];
}

/** Gradients of resizing and of its own gradients. */
export const resize: GradConfig[] = [
  ...family(ResizeBilinear, ResizeBilinearGrad, bilinear),
  ...family(ResizeNearestNeighbor, ResizeNearestNeighborGrad, nearest),
];
