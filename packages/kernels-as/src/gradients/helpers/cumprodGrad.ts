import { add, mul, pad, reshape, reverse, slice, type Tensor, util } from '@tensorflow/tfjs-core';
import { zeros } from './zeros.ts';

/** How a running product goes along an axis. */
export interface Running {
  axis: number;
  exclusive: boolean;
  reverse: boolean;
}

/**
 * The gradient of a running product. The product is taken as doubling steps y[i] y[i - 1], y[i] y[i - 2], y[i] y[i - 4], …,
 * which are walked back: no division, so zeros are exact, and tfjs ops only, so it can be differentiated again.
 */
export function cumprodGrad(x: Tensor, dy: Tensor, how: Running): Tensor {
  if (x.size === 0) return zeros(x.shape);
  const [axis] = util.parseAxisParam(how.axis, x.shape);
  const n = x.shape[axis];
  const box: [number, number, number] = [
    util.sizeFromShape(x.shape.slice(0, axis)),
    n,
    util.sizeFromShape(x.shape.slice(axis + 1)),
  ];
  const straight = (t: Tensor): Tensor => (how.reverse ? reverse(t, 1) : t);
  const shifted = (t: Tensor, by: number, rest: number): Tensor =>
    pad(
      slice(t, [0, 0, 0], [box[0], n - by, box[2]]),
      [
        [0, 0],
        [by, 0],
        [0, 0],
      ],
      rest,
    );
  const advanced = (t: Tensor, by: number): Tensor =>
    pad(slice(t, [0, by, 0], [box[0], n - by, box[2]]), [
      [0, 0],
      [0, by],
      [0, 0],
    ]);
  const factors = straight(reshape(x, box));
  const steps: [by: number, y: Tensor][] = [];
  let y = how.exclusive ? shifted(factors, 1, 1) : factors;
  for (let by = 1; by < n; by *= 2) {
    steps.push([by, y]);
    y = mul(y, shifted(y, by, 1));
  }
  let g = straight(reshape(dy, box));
  for (const [by, before] of steps.reverse())
    g = add(mul(g, shifted(before, by, 1)), advanced(mul(g, before), by));
  return reshape(straight(how.exclusive ? advanced(g, 1) : g), x.shape);
}
