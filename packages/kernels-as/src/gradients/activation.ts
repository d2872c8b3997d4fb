// Activations. Their first derivatives are kernels of our own (x, dy), each with a gradient in turn; other backends
// compose them.
import {
  Elu,
  EluGrad,
  elu,
  exp,
  type GradConfig,
  greater,
  LeakyRelu,
  lessEqual,
  minimum,
  mul,
  Prelu,
  Relu,
  Relu6,
  Selu,
  Sigmoid,
  Softplus,
  sigmoid,
  square,
  step,
  sub,
  Tanh,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { fused } from '../ops/fused.ts';
import { float } from './helpers/float.ts';
import { run } from './helpers/run.ts';
import { select } from './helpers/select.ts';
import { unbroadcast } from './helpers/unbroadcast.ts';
import { zeros } from './helpers/zeros.ts';

const SELU_SCALE = 1.0507009873554805;
const SELU_SCALE_ALPHA = 1.7580993408473768;

const reluGrad = (x: Tensor, dy: Tensor): Tensor =>
  fused('ReluGrad', { x: detach(x), dy }, {}, () => mul(dy, step(detach(x))));

const leakyReluGrad = (x: Tensor, dy: Tensor, alpha: number): Tensor =>
  fused('LeakyReluGrad', { x: detach(x), dy }, { alpha }, () =>
    select(greater(detach(x), 0), dy, mul(dy, alpha)),
  );

const sigmoidGrad = (x: Tensor, dy: Tensor): Tensor =>
  fused('SigmoidGrad', { x, dy }, {}, () => {
    const y = sigmoid(x);
    return mul(dy, mul(y, sub(1, y)));
  });

const tanhGrad = (x: Tensor, dy: Tensor): Tensor =>
  fused('TanhGrad', { x, dy }, {}, () => mul(dy, sub(1, square(tanh(x)))));

/** scale for x > 0, else scale alpha e^x; the exponential never sees a positive x, whose overflow would be NaN. */
const seluGrad = (x: Tensor, dy: Tensor): Tensor =>
  select(greater(detach(x), 0), mul(dy, SELU_SCALE), mul(mul(dy, SELU_SCALE_ALPHA), exp(minimum(x, 0))));

type Attrs = { alpha: number };
type Slope = (x: Tensor, dy: Tensor, attrs: Attrs) => Tensor;

/** An activation with the input x. */
const of = (kernelName: string, slope: Slope): GradConfig => ({
  kernelName,
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attrs) => ({ x: () => slope(float(x), dy as Tensor, attrs as unknown as Attrs) }),
});

/** A kernel slope(x) dy: linear in dy, `curve` is what its derivative in x makes of g, the gradient of its result. */
const slopeOf = (
  kernelName: string,
  slope: Slope,
  curve: (x: Tensor, dy: Tensor, g: Tensor) => Tensor,
): GradConfig => ({
  kernelName,
  inputsToSave: ['x', 'dy'],
  gradFunc: (g, [x, dy], attrs) => ({
    x: () => curve(x, dy, g as Tensor),
    dy: () => slope(x, g as Tensor, attrs as unknown as Attrs),
  }),
});

const flat = (x: Tensor) => zeros(x.shape);

/** Gradients of activations. */
export const activation: GradConfig[] = [
  of(Relu, reluGrad),
  slopeOf('ReluGrad', reluGrad, flat),
  of(Relu6, (x, dy) => select(lessEqual(detach(x), 6), reluGrad(x, dy))),
  of(LeakyRelu, (x, dy, { alpha }) => leakyReluGrad(x, dy, alpha)),
  slopeOf('LeakyReluGrad', (x, g, { alpha }) => leakyReluGrad(x, g, alpha), flat),
  of(Sigmoid, sigmoidGrad),
  slopeOf('SigmoidGrad', sigmoidGrad, (x, dy, g) =>
    mul(sigmoidGrad(x, mul(dy, g)), sub(1, mul(sigmoid(x), 2))),
  ),
  of(Tanh, tanhGrad),
  slopeOf('TanhGrad', tanhGrad, (x, dy, g) => mul(tanhGrad(x, mul(dy, g)), mul(tanh(x), -2))),
  of(Softplus, (x, dy) => mul(dy, sigmoid(x))),
  of(Selu, seluGrad),
  of(Elu, (x, dy) => run(EluGrad, { dy, y: elu(x) })),
  {
    kernelName: EluGrad,
    inputsToSave: ['dy', 'y'],
    gradFunc: (g, [dy, y]) => ({
      dy: () => run(EluGrad, { dy: g as Tensor, y }),
      y: () => select(greater(0, detach(y)), mul(g as Tensor, dy)),
    }),
  },
  {
    kernelName: Prelu,
    inputsToSave: ['x', 'alpha'],
    gradFunc: (dys, [x, alpha]) => {
      const dy = dys as Tensor;
      return {
        x: () => select(greater(detach(x), 0), dy, mul(dy, alpha)),
        alpha: () => unbroadcast(mul(dy, minimum(x, 0)), alpha.shape),
      };
    },
  },
];
