import type { PathKind } from './latentsAlong.ts';

/** The kind of path that suits latents, by what their distribution declares: between two numbers there is only the line. */
export const usualPath = (latentDim: number, declared: PathKind): PathKind =>
  latentDim === 1 ? 'line' : declared;
