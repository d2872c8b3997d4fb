import { add, type GradConfig, MirrorPad, reverse, type Tensor } from '@tensorflow/tfjs-core';
import { scatterAxis } from './helpers/scatterAxis.ts';
import { sliceAxis } from './helpers/sliceAxis.ts';

/** Folds both margins of one axis back onto the elements that they mirror; `edge` 1 leaves the border element out. */
function fold(dy: Tensor, axis: number, [before, after]: [number, number], edge: number): Tensor {
  const n = dy.shape[axis] - before - after;
  let dx = sliceAxis(dy, axis, before, n);
  const margin = (from: number, count: number, onto: number) => {
    if (count === 0) return;
    const mirrored = reverse(sliceAxis(dy, axis, from, count), axis);
    dx = add(dx, scatterAxis(mirrored, axis, onto, 1, n));
  };
  margin(0, before, edge);
  margin(before + n, after, n - after - edge);
  return dx;
}

/** The gradient of MirrorPad. */
export const mirrorPad: GradConfig = {
  kernelName: MirrorPad,
  gradFunc: (dy, _, attrs) => {
    const { paddings, mode } = attrs as unknown as { paddings: [number, number][]; mode: string };
    const edge = mode === 'reflect' ? 1 : 0;
    return { x: () => paddings.reduce((dx, margins, axis) => fold(dx, axis, margins, edge), dy as Tensor) };
  },
};
