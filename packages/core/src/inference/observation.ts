import { loadRandom } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import { ConfigError } from '../errors.ts';
import { masks } from '../masks/index.ts';
import type { Mask, Observation } from '../masks/types.ts';
import { missingIn } from './inpaint.ts';

/**
 * What a mask leaves of images [height, width, channels]. `text`: its name, and after a colon what it needs, such as `frame:2`;
 * `fraction`: the share of the pixels that is missing. Throws ConfigError for unknown masks and such as leave all or nothing.
 */
export async function observationOf(
  text: string,
  shape: readonly number[],
  fraction?: number,
): Promise<Observation> {
  const [name, argument] = [text.split(':', 1)[0], text.slice(text.indexOf(':') + 1)];
  const names = Object.keys(masks);
  if (!Object.hasOwn(masks, name))
    throw new ConfigError(
      `mask: expected one of ${names.join(', ')}, or the file of a picture${didYouMean(name, names)}, got "${text}".`,
    );
  const mask: Mask = masks[name as keyof typeof masks];
  if (shape.length !== 3) throw new ConfigError('mask: expected images, got points.');
  const given = text.includes(':');
  if (given !== (mask.argument !== undefined))
    throw new ConfigError(
      `mask: expected ${mask.argument ? `${name}:${mask.argument.split(' ')[0]}` : name}, got "${text}".`,
    );
  if (fraction !== undefined && mask.fraction === undefined)
    throw new ConfigError(`fraction: expected none with the mask ${name}, got ${fraction}.`);
  if (fraction !== undefined && !(fraction > 0 && fraction < 1))
    throw new ConfigError(`fraction: expected a number between 0 and 1, got ${fraction}.`);
  const [height, width, channels] = shape;
  const share = fraction ?? mask.fraction ?? 0;
  const random = (await loadRandom())(0);
  const observation = mask.observe({ height, width, channels, fraction: share, argument, random });
  return checkObservation(observation, shape);
}

/** The observation itself. Throws ConfigError where nothing is known, or nothing is missing. */
export function checkObservation(observation: Observation, shape: readonly number[]): Observation {
  if (!observation.known.includes(1))
    throw new ConfigError('mask: expected one that leaves something, got none.');
  if (!missingIn(observation, shape).includes(1))
    throw new ConfigError('mask: expected one under which something is missing, got none.');
  return observation;
}
