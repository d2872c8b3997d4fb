import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

const big = [16384, 64];
const small = [64, 256];

const unary = (name: string, shape: readonly number[], positive = false, attrs = {}): Case => ({
  kernel: name[0].toLowerCase() + name.slice(1),
  shape: shape.join('x'),
  bytes: bytesOf(shape, shape),
  prepare() {
    const x = numbers(shape, positive);
    return () => kernel(name, { x }, attrs);
  },
});

const binary = (name: string, a: string, b: string, shape: readonly number[], other = shape): Case => ({
  kernel: name[0].toLowerCase() + name.slice(1),
  shape: other === shape ? shape.join('x') : `${shape.join('x')} with ${other.join('x')}`,
  bytes: bytesOf(shape, shape, other),
  prepare() {
    const inputs = { [a]: numbers(shape), [b]: numbers(other) };
    return () => kernel(name, inputs, { alpha: 0.2 });
  },
});

export const elementwise: readonly Case[] = [
  unary('LeakyRelu', big, false, { alpha: 0.2 }),
  unary('LeakyRelu', small, false, { alpha: 0.2 }),
  binary('LeakyReluGrad', 'x', 'dy', big),
  unary('Relu', big),
  binary('ReluGrad', 'x', 'dy', big),
  ...[small, big].flatMap((shape) => [
    unary('Exp', shape),
    unary('Log', shape, true),
    unary('Tanh', shape),
    unary('Sigmoid', shape),
    unary('Softplus', shape),
  ]),
  binary('TanhGrad', 'x', 'dy', big),
  binary('SigmoidGrad', 'x', 'dy', big),
  unary('Sqrt', big, true),
  binary('Add', 'a', 'b', big),
  binary('Add', 'a', 'b', big, [64]),
  binary('Multiply', 'a', 'b', big),
];
