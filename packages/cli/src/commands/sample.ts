import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodePng, pictureOf, sampleFrom } from '@ganvil/core';
import { openBackend } from '../backend.ts';
import { EXIT, Failure } from '../exit.ts';
import { type Flag, helpFlag, jsonFlag, parseFlags } from '../flags.ts';
import { print, printJson } from '../output.ts';
import { atomicWrite } from '../run/atomicWrite.ts';
import { parseSeeds } from '../seeds.ts';
import { openCheckpoint, target } from '../target.ts';
import { usage } from '../usage.ts';

const flags: readonly Flag[] = [
  { name: 'seeds', value: 'LIST', help: 'one sample for each number, such as 0-31,40 (default: 0-63)' },
  { name: 'class', value: 'K', help: 'the class that a conditional run is to draw (default: each in turn)' },
  {
    name: 'out',
    value: 'FILE',
    help: 'the PNG to write (default: grid.png in the run, or beside the checkpoint)',
  },
  jsonFlag,
  helpFlag,
];
const about =
  'Makes a picture of samples from the averaged generator of the newest checkpoint. A seed always gives the same sample.';
const examples = [
  'ganvil sample runs/mnist',
  'ganvil sample runs/digits --class 7',
  'ganvil sample runs/mnist --seeds 0-31,40 --out grid.png',
];

/** `ganvil sample RUN` */
export async function sample(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('sample RUN [options]', about, flags, examples));
    return EXIT.done;
  }
  const run = target(given);
  const seeds = parseSeeds(given.get('seeds') ?? '0-63');
  const wanted = given.get('class');
  if (wanted !== undefined && !/^\d{1,9}$/.test(wanted))
    throw new Failure(EXIT.usage, `--class: expected a number, got "${wanted}".`);
  const label = wanted === undefined ? undefined : Number(wanted);
  const checkpoint = await openCheckpoint(run);
  await openBackend(checkpoint.config);
  const samples = await sampleFrom(checkpoint, { seeds, label });
  const picture = given.get('out') ?? join(statSync(run).isFile() ? dirname(run) : run, 'grid.png');
  mkdirSync(dirname(picture), { recursive: true });
  await atomicWrite(picture, encodePng(pictureOf(samples)));
  if (given.has('json'))
    printJson({ run, step: checkpoint.step, picture, count: samples.count, shape: samples.shape });
  else print(picture);
  return EXIT.done;
}
