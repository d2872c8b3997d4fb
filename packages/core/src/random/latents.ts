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
  return random[distributionOf(kind)](stream, step, size, first);
}

/** What a latent's numbers are drawn from. */
export function distributionOf(kind: 'normal' | 'uniform'): 'normal' | 'symmetric' {
  return kind === 'normal' ? 'normal' : 'symmetric';
}
