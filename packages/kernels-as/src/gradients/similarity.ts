// The gradients of the sums of minibatch discrimination, of their gradient, and of the gradient of that.
import {
  add,
  expandDims,
  type GradConfig,
  mul,
  neg,
  sign,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { similarities } from '../ops/similaritySums.ts';
import { run } from './helpers/run.ts';

const sums: GradConfig = {
  kernelName: 'SimilaritySums',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => run('SimilaritySumsGrad', { x, dy: dy as Tensor }) }),
};

const sumsGrad: GradConfig = {
  kernelName: 'SimilaritySumsGrad',
  inputsToSave: ['x', 'dy'],
  gradFunc: (g, [x, dy]) => {
    // One kernel makes both: it runs here, once, and not per input.
    const [ddy, dx] = run<Tensor[]>('SimilaritySumsGradGrad', { x, dy, g: g as Tensor });
    return { x: () => dx, dy: () => ddy };
  },
};

/** t[..., i, j] = t[..., i] + t[..., j], or their difference. */
const pairs = (t: Tensor, of: typeof add | typeof sub): Tensor => of(expandDims(t, -1), expandDims(t, -2));

/**
 * Third derivatives, of what an unrolled step and a penalty differentiate together: rare, so composed of all pairs. u [k, n] and v [k, d, n]
 * are the gradients of ddy and dx. With e, s and q of the kernel, r as q of v, and w = (dy_i + dy_j) r - (u_i + u_j): for dy, sum over j of
 * e q r; for g, sum over j of e w s; for x, -sum over j of e q w s.
 */
const sumsGradGrad: GradConfig = {
  kernelName: 'SimilaritySumsGradGrad',
  inputsToSave: ['x', 'dy', 'g'],
  gradFunc: (dys, [x, dy, g]) => {
    const [u, v] = dys as Tensor[];
    const parts = () => {
      const [s, e] = [sign(pairs(x, sub)), similarities(x)]; // [k, d, n, n], [k, n, n]
      const [q, r] = [g, v].map((t) => sum(mul(s, pairs(t, sub)), 1));
      const w = sub(mul(pairs(dy, add), r), pairs(u, add));
      const along = (t: Tensor) => sum(mul(s, expandDims(t, 1)), 3);
      return { e, q, r, w, along };
    };
    return {
      dy: () => {
        const { e, q, r } = parts();
        return sum(mul(mul(e, q), r), 2);
      },
      g: () => {
        const { e, w, along } = parts();
        return along(mul(e, w));
      },
      x: () => {
        const { e, q, w, along } = parts();
        return neg(along(mul(mul(e, q), w)));
      },
    };
  },
};

/** Gradients of the sums of minibatch discrimination and of their gradients. */
export const similarity: GradConfig[] = [sums, sumsGrad, sumsGradGrad];
