import type { Random } from '@ganvil/kernels-as';

/** Latents z [count, latentDim], flat: N(0, 1), or uniform on [-1, 1). */
export function latents(
  random: Random,
  kind: 'normal' | 'uniform',
  stream: number,
  step: number,
  size: number,
  first = 0,
): Float32Array {
  if (kind === 'normal') return random.normal(stream, step, size, first);
  return random.symmetric(stream, step, size, first);
}
