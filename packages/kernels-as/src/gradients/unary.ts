// Elementwise functions of one input. The derivative is computed again from x: a saved output is no function of x to the
// tape, so a second derivative would lose it.
import {
  Abs,
  Acos,
  Acosh,
  Asin,
  Asinh,
  Atan,
  Atanh,
  add,
  Cos,
  Cosh,
  cos,
  cosh,
  div,
  Erf,
  Exp,
  Expm1,
  exp,
  type GradConfig,
  Log,
  Log1p,
  mul,
  Neg,
  neg,
  Reciprocal,
  Rsqrt,
  rsqrt,
  Sin,
  Sinh,
  Sqrt,
  Square,
  sign,
  sin,
  sinh,
  sqrt,
  square,
  sub,
  Tan,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { float } from './helpers/float.ts';

/** A kernel with the input x. */
function of(kernelName: string, slope: (dy: Tensor, x: Tensor) => Tensor): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => slope(dy as Tensor, float(x)) }),
  };
}

const TWO_OVER_ROOT_PI = 1.1283791670955126;

const oneMinusSquare = (x: Tensor) => sub(1, square(x));
const onePlusSquare = (x: Tensor) => add(square(x), 1);

/** Gradients of functions of one tensor. */
export const unary: GradConfig[] = [
  { kernelName: Neg, gradFunc: (dy) => ({ x: () => neg(dy as Tensor) }) },
  of(Abs, (dy, x) => mul(dy, sign(detach(x)))),
  of(Square, (dy, x) => mul(dy, mul(x, 2))),
  of(Sqrt, (dy, x) => div(dy, mul(sqrt(x), 2))),
  of(Rsqrt, (dy, x) => mul(dy, div(mul(rsqrt(x), -0.5), x))),
  of(Reciprocal, (dy, x) => neg(div(dy, square(x)))),
  of(Exp, (dy, x) => mul(dy, exp(x))),
  of(Expm1, (dy, x) => mul(dy, exp(x))),
  of(Log, div),
  of(Log1p, (dy, x) => div(dy, add(x, 1))),
  of(Erf, (dy, x) => mul(dy, mul(exp(neg(square(x))), TWO_OVER_ROOT_PI))),
  of(Sin, (dy, x) => mul(dy, cos(x))),
  of(Cos, (dy, x) => neg(mul(dy, sin(x)))),
  of(Tan, (dy, x) => div(dy, square(cos(x)))),
  of(Asin, (dy, x) => div(dy, sqrt(oneMinusSquare(x)))),
  of(Acos, (dy, x) => neg(div(dy, sqrt(oneMinusSquare(x))))),
  of(Atan, (dy, x) => div(dy, onePlusSquare(x))),
  of(Sinh, (dy, x) => mul(dy, cosh(x))),
  of(Cosh, (dy, x) => mul(dy, sinh(x))),
  of(Asinh, (dy, x) => div(dy, sqrt(onePlusSquare(x)))),
  of(Acosh, (dy, x) => div(dy, sqrt(sub(square(x), 1)))),
  of(Atanh, (dy, x) => div(dy, oneMinusSquare(x))),
];
