// Flags that choose latents.
import { ConfigError, type LatentExpression, parseLatent } from '@ganvil/core';
import type { Arguments, Flag } from '../args/flags.ts';
import { EXIT, Failure } from '../node/exit.ts';

/** For commands that draw latents by seed. */
export const truncationFlag: Flag = {
  name: 'truncation',
  value: 'X',
  help: 'draw the numbers of a latent that lie beyond X standard deviations again: typical samples, less varied (truncation trick of BigGAN; for normal latents)',
};

/** The threshold of `--truncation`. Throws a usage Failure. */
export function truncationArgument(args: Arguments): number | undefined {
  const text = args.get('truncation');
  if (text === undefined) return undefined;
  if (/^(\d+\.?\d*|\.\d+)$/.test(text) && Number(text) >= 0.01 && Number(text) <= 10) return Number(text);
  throw new Failure(EXIT.usage, `--truncation: expected a number from 0.01 to 10, got "${text}".`);
}

/** Arithmetic of latents. */
export const latentFlag: Flag = {
  name: 'latent',
  value: 'SUM',
  help: 'arithmetic of latents instead of --seeds, such as "3-8+15", "mean(0-9)-mean(10-19)+5" or "0.5*3+(8+9)/4"; shows each seed and mean, then the result',
};

/** The expression of `--latent`. Throws a usage Failure that says what was expected where. */
export function latentArgument(args: Arguments): LatentExpression | undefined {
  const text = args.get('latent');
  if (text === undefined) return undefined;
  for (const other of ['seeds', 'each'])
    if (args.has(other))
      throw new Failure(EXIT.usage, `--latent: expected no --${other} beside it, got both.`);
  try {
    return parseLatent(text);
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(EXIT.usage, `--${error.message}`);
    throw error;
  }
}
