// Flags of commands that go from latent to latent.
import { type Checkpoint, latents, type PathKind, usualPath } from '@ganvil/core';
import type { Arguments, Flag } from '../args/flags.ts';
import { EXIT, Failure } from '../node/exit.ts';

/** The kind of path. */
export const pathFlags: readonly Flag[] = [
  {
    name: 'slerp',
    help: 'go on arcs about the origin: the default for normal latents and those on a sphere',
  },
  { name: 'lerp', help: 'go on straight lines: the default for other latents, and if latentDim is 1' },
];

/** The path that was asked for, or else the usual one. Throws a usage Failure for both kinds at once. */
export function pathArgument(args: Arguments, checkpoint: Checkpoint): PathKind {
  if (args.has('slerp') && args.has('lerp'))
    throw new Failure(EXIT.usage, '--lerp: expected one of --lerp and --slerp, got both.');
  if (args.has('slerp')) return 'arc';
  if (args.has('lerp')) return 'line';
  const { latent, latentDim } = checkpoint.config;
  return usualPath(latentDim, latents[latent].path);
}

/** The words of flags that were given, as they were given. */
export function givenWords(args: Arguments, names: readonly string[]): string[] {
  return names
    .filter((name) => args.has(name))
    .flatMap((name) => [`--${name}`, args.get(name) ?? ''].filter((word) => word !== ''));
}

/** Frames per second. */
export const fpsFlag: Flag = { name: 'fps', value: 'X', help: 'frames per second of a film (default: 10)' };

/** The number of `--fps`. Throws a usage Failure. */
export function fpsArgument(args: Arguments): number {
  const text = args.get('fps') ?? '10';
  if (/^(\d+\.?\d*|\.\d+)$/.test(text) && Number(text) >= 0.01 && Number(text) <= 600) return Number(text);
  throw new Failure(EXIT.usage, `--fps: expected a number from 0.01 to 600, got "${text}".`);
}
