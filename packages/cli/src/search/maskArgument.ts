import { statSync } from 'node:fs';
import {
  type Checkpoint,
  ConfigError,
  checkObservation,
  masks,
  type Observation,
  observationOf,
} from '@ganvil/core';
import type { Arguments, Flag } from '../args/flags.ts';
import { parseNumber } from '../args/parseNumber.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { readSamples } from './readSamples.ts';

/** Which pixels are missing. */
export const maskFlags: readonly Flag[] = [
  {
    name: 'mask',
    value: 'NAME | FILE',
    help: `what is missing: ${Object.entries(masks)
      .map(([name, { argument }]: [string, { argument?: string }]) => (argument ? `${name}:N` : name))
      .join(', ')}, or a picture that is white where pixels are missing (default: centre)`,
  },
  {
    name: 'fraction',
    value: 'X',
    help: 'share of the pixels that is missing (default: centre 0.25, left 0.5, random 0.2, grid and lowres 0.9375)',
  },
];

/** What is known of the samples of a run under the mask that the flags name. Throws a usage Failure, ConfigError or DataError. */
export async function maskArgument(args: Arguments, checkpoint: Checkpoint): Promise<Observation> {
  const { sampleShape } = checkpoint;
  const text = args.get('mask') ?? 'centre';
  const fraction = args.has('fraction') ? parseNumber('fraction', args.get('fraction'), 0, 0) : undefined;
  if (!statSync(text, { throwIfNoEntry: false })?.isFile()) return observationOf(text, sampleShape, fraction);
  if (fraction !== undefined)
    throw new Failure(EXIT.usage, '--fraction: expected none with a mask in a file, got one.');
  if (sampleShape.length !== 3) throw new ConfigError('mask: expected images, got points.');
  const [height, width, channels] = sampleShape;
  const grey = { ...checkpoint, sampleShape: [height, width, 1] };
  const { samples } = await readSamples([text], grey);
  if (samples.count !== 1)
    throw new Failure(EXIT.data, `${text}: expected one picture, got ${samples.count}.`);
  const known = Float32Array.from({ length: height * width * channels }, (_, i) =>
    samples.data[Math.floor(i / channels)] > 0 ? 0 : 1,
  );
  return checkObservation({ side: 1, known }, sampleShape);
}
