import * as tf from '../tf.ts';
import { bySides, type Sides } from './conv.ts';
import { type Layer, sizeOf, stateless, traced } from './layer.ts';

/** What stands between two neighbours: copies of the nearer one, or a mixture by distance. */
export type Interpolation = 'nearest' | 'bilinear';

/**
 * Each side times its factor, then cut to the sides `to`. Pixels are areas: `bilinear` mixes by the distances of centres, as
 * half-pixel centres of tf.image.resizeBilinear; beyond the border is the pixel at the border.
 */
export function enlarged(kind: Interpolation, factors: Sides, to: Sides): Layer {
  const apply = (x: tf.Tensor): tf.Tensor =>
    factors.reduce((y, factor, i) => (factor === 1 ? y : along(y, i + 1, factor, kind, to[i])), x);
  return stateless(`${kind} pixels, ${bySides(factors)}`, apply, (shape) => {
    const result = [...to, shape[shape.length - 1]];
    return traced(result, (kind === 'nearest' ? 2 : 10) * sizeOf(result));
  });
}

function along(x: tf.Tensor, axis: number, factor: number, kind: Interpolation, to: number): tf.Tensor {
  const [before, side, after] = [x.shape.slice(0, axis), x.shape[axis], x.shape.slice(axis + 1)];
  const rows = tf.reshape(x, [sizeOf(before), side, sizeOf(after)]);
  const phases = kind === 'nearest' ? Array.from({ length: factor }, () => rows) : mixtures(rows, factor);
  const all = tf.reshape(tf.stack(phases, 2), [sizeOf(before), side * factor, sizeOf(after)]);
  const cut = to < side * factor ? tf.slice(all, [0, 0, 0], [sizeOf(before), to, sizeOf(after)]) : all;
  return tf.reshape(cut, [...before, to, ...after]);
}

/** For each place within a pixel, from its first: the pixel mixed with the neighbour on that side. */
function mixtures(x: tf.Tensor, factor: number): tf.Tensor[] {
  const [n, side, rest] = x.shape;
  const part = (from: number, count: number) => tf.slice(x, [0, from, 0], [n, count, rest]);
  const previous = side > 1 ? tf.concat([part(0, 1), part(0, side - 1)], 1) : x;
  const next = side > 1 ? tf.concat([part(1, side - 1), part(side - 1, 1)], 1) : x;
  return Array.from({ length: factor }, (_, phase) => {
    const offset = (phase + 0.5) / factor - 0.5;
    if (offset === 0) return x;
    const share = Math.abs(offset);
    return tf.add(tf.mul(x, 1 - share), tf.mul(offset < 0 ? previous : next, share));
  });
}
