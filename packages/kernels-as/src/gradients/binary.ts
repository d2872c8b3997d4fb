// Binary arithmetic. Every gradient is summed over the axes that broadcasting repeated.
import {
  Add,
  AddN,
  Atan2,
  add,
  clone,
  div,
  equal,
  FloorDiv,
  floor,
  type GradConfig,
  greater,
  lessEqual,
  log,
  Maximum,
  Minimum,
  Mod,
  Multiply,
  mul,
  neg,
  onesLike,
  Pow,
  pow,
  RealDiv,
  SquaredDifference,
  Sub,
  square,
  sub,
  type Tensor,
  util,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { float } from './helpers/float.ts';
import { select } from './helpers/select.ts';
import { unbroadcast } from './helpers/unbroadcast.ts';

type Slope = (dy: Tensor, a: Tensor, b: Tensor) => Tensor;

/** A broadcasting kernel with inputs a and b; each slope has the shape of dy or of its input. */
function binaryGrad(kernelName: string, da: Slope, db: Slope): GradConfig {
  const shaped = (dx: Tensor, dy: Tensor, shape: number[]) =>
    dx !== dy && util.arraysEqual(dx.shape, shape) ? dx : unbroadcast(dx, shape);
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dys, [a, b]) => {
      const dy = dys as Tensor;
      return { a: () => shaped(da(dy, a, b), dy, a.shape), b: () => shaped(db(dy, a, b), dy, b.shape) };
    },
  };
}

const through: Slope = (dy) => dy;

/** b a^(b-1); 0 where b = 0, even at a = 0. */
const base: Slope = (dy, x, exponent) => {
  const [a, b] = [float(x), float(exponent)];
  const power = select(equal(detach(b), 0), onesLike(b), sub(b, 1));
  return mul(dy, mul(b, pow(a, power)));
};

/** a^b log(a); 0 where a is not positive. */
const exponent: Slope = (dy, x, power) => {
  const [a, b] = [float(x), float(power)];
  const positive = select(greater(detach(a), 0), a, onesLike(a));
  return mul(dy, mul(pow(a, b), log(positive)));
};

/** Sums before it divides: the quotient then has the size of b alone. */
const divisor: Slope = (dy, a, b) => neg(div(unbroadcast(mul(dy, float(a)), b.shape), square(float(b))));

const difference: Slope = (dy, a, b) => mul(dy, mul(sub(float(a), float(b)), 2));

const wholes: Slope = (dy, a, b) => mul(dy, neg(floor(div(detach(float(a)), detach(float(b))))));

/** The winner gets dy: a where both are equal. */
const winner =
  (first: (a: Tensor, b: Tensor) => Tensor): Slope =>
  (dy, a, b) =>
    select(first(detach(a), detach(b)), dy);

const arcs: Slope = (dy, a, b) => mul(dy, div(b, add(square(a), square(b))));

/** Gradients of arithmetic on two tensors. */
export const binary: GradConfig[] = [
  binaryGrad(Add, through, through),
  binaryGrad(Sub, through, (dy, _, b) => neg(unbroadcast(dy, b.shape))),
  binaryGrad(
    Multiply,
    (dy, _, b) => mul(dy, float(b)),
    (dy, a) => mul(dy, float(a)),
  ),
  binaryGrad(RealDiv, (dy, _, b) => div(dy, float(b)), divisor),
  binaryGrad(FloorDiv, (dy, _, b) => div(dy, float(b)), divisor),
  binaryGrad(Mod, through, wholes),
  binaryGrad(Pow, base, exponent),
  binaryGrad(SquaredDifference, difference, (dy, a, b) => difference(dy, b, a)),
  binaryGrad(
    Maximum,
    winner((a, b) => lessEqual(b, a)),
    winner((a, b) => greater(b, a)),
  ),
  binaryGrad(Minimum, winner(lessEqual), winner(greater)),
  binaryGrad(Atan2, arcs, (dy, a, b) => neg(arcs(dy, b, a))),
  {
    kernelName: AddN,
    saveAllInputs: true,
    gradFunc: (dy, saved) => Object.fromEntries(saved.map((_, i) => [i, () => clone(dy as Tensor)])),
  },
];
