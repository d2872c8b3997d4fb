import { any, type KernelCall, positive, type TensorSpec } from '../calls/call.ts';
import { bytesOf, caseOf, labelOf } from './caseOf.ts';
import type { Case } from './types.ts';

const big = [16384, 64];
const small = [64, 256];

const unary = (kernel: string, x: TensorSpec, attrs: KernelCall['attrs'] = {}): Case =>
  caseOf(
    { kernel: labelOf(kernel), shape: x.shape.join('x'), bytes: bytesOf(x.shape, x.shape) },
    kernel,
    { x },
    attrs,
  );

const binary = (
  kernel: string,
  inputs: Readonly<Record<string, TensorSpec>>,
  attrs: KernelCall['attrs'] = {},
): Case => {
  const [a, b] = Object.values(inputs).map(({ shape }) => shape);
  const [left, right] = [a.join('x'), b.join('x')];
  const shape = left === right ? left : `${left} with ${right}`;
  return caseOf({ kernel: labelOf(kernel), shape, bytes: bytesOf(a, a, b) }, kernel, inputs, attrs);
};

const gradient = (kernel: string, attrs: KernelCall['attrs'] = {}): Case =>
  binary(kernel, { x: any(...big), dy: any(...big) }, attrs);

const alpha = 0.2;

/** Activations, their gradients, and arithmetic. */
export const elementwise: readonly Case[] = [
  unary('LeakyRelu', any(...big), { alpha }),
  unary('LeakyRelu', any(...small), { alpha }),
  gradient('LeakyReluGrad', { alpha }),
  unary('Relu', any(...big)),
  gradient('ReluGrad'),
  ...[small, big].flatMap((shape) => [
    unary('Exp', any(...shape)),
    unary('Log', positive(...shape)),
    unary('Tanh', any(...shape)),
    unary('Sigmoid', any(...shape)),
    unary('Softplus', any(...shape)),
  ]),
  gradient('TanhGrad'),
  gradient('SigmoidGrad'),
  unary('Sqrt', positive(...big)),
  binary('Add', { a: any(...big), b: any(...big) }),
  binary('Add', { a: any(...big), b: any(64) }),
  binary('Multiply', { a: any(...big), b: any(...big) }),
];
