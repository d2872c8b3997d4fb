import type { Values } from './layer.ts';

export function zeros(shape: readonly number[]): Values {
  return { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) };
}

export function ones(shape: readonly number[]): Values {
  const { data } = zeros(shape);
  return { shape, data: data.fill(1) };
}
