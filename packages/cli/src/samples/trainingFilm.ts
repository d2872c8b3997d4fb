// The film of a training: the pictures of its samples, in the order of their steps.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodePng,
  encodeProvenance,
  type Film,
  type Image,
  PNG_SIGNATURE,
  type Provenance,
} from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { checkRun, inRun } from '../run/directory.ts';
import { readProvenance } from './readProvenance.ts';

/** Pictures up to which all are shown, unless it is said which. */
const USUAL = 500;
const LAST_SECONDS = 2;

/** A picture of samples. */
interface Picture extends Omit<Image, 'data'> {
  readonly step: number;
  readonly path: string;
}

/** The film of the pictures in a run's directory, every `every`th and the last. `warn` is told what is left out. Throws a Failure for none. */
export async function trainingFilm(
  run: string,
  every: number | undefined,
  words: readonly string[],
  warn: (line: string) => void,
): Promise<Film & { readonly every: number; readonly steps: readonly number[] }> {
  const all = picturesOf(run);
  const last = all.at(-1);
  if (!last)
    throw new Failure(EXIT.noInput, `${inRun.samples(run)}: expected pictures of samples, found none.`);
  const alike = all.filter((one) => sizeText(one) === sizeText(last));
  if (alike.length < all.length)
    warn(`film: ${all.length - alike.length} pictures of other sizes than ${sizeText(last)} are left out`);
  const stride = every ?? Math.ceil(alike.length / USUAL);
  const shown = alike.filter((_, i) => (alike.length - 1 - i) % stride === 0);
  return {
    size: last,
    count: shown.length,
    frames: () => decoded(shown),
    text: await textOf(last, words),
    lastSeconds: LAST_SECONDS,
    every: stride,
    steps: shown.map(({ step }) => step),
  };
}

async function* decoded(pictures: readonly Picture[]): AsyncGenerator<Image> {
  for (const { path } of pictures) yield decodePng(await readBytes(path), path);
}

/** The provenance of the last picture, as that of the film; none where the picture has none. */
async function textOf({ path }: Picture, command: readonly string[]): Promise<Record<string, string>> {
  const found: Provenance | undefined = await readProvenance(path).catch((error) => {
    if (error instanceof Error && error.name === 'DataError') return undefined;
    throw error;
  });
  return found
    ? encodeProvenance({
        ...found,
        kind: 'film of training samples',
        command: ['film', found.run, ...command],
      })
    : {};
}

/** The pictures of a run by step, with the sizes that their heads say. */
function picturesOf(run: string): Picture[] {
  if (statSync(run, { throwIfNoEntry: false })?.isFile())
    throw new Failure(EXIT.usage, `film: expected a run directory, or --walk, got the file ${run}.`);
  checkRun(run);
  const folder = inRun.samples(run);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder).filter((name) => /^\d{9,15}\.png$/.test(name));
  return names
    .map((name) => ({ step: Number.parseInt(name, 10), path: join(folder, name) }))
    .sort((a, b) => a.step - b.step)
    .map((one) => ({ ...one, ...headOf(one.path) }));
}

/** Width, height and channels, from the first 26 bytes of a PNG. Throws a data Failure for other files. */
function headOf(path: string): Omit<Image, 'data'> {
  const head = new Uint8Array(26);
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  const view = new DataView(head.buffer);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (!PNG_SIGNATURE.every((byte, i) => head[i] === byte) || width * height === 0 || width * height > 2 ** 24)
    throw new Failure(EXIT.data, `${path}: expected a picture as Ganvil writes it, got another file.`);
  return { width, height, channels: head[25] === 0 ? 1 : 3 };
}

const sizeText = ({ width, height, channels }: Omit<Image, 'data'>): string =>
  `${width} x ${height}, ${channels === 1 ? 'grey' : 'colour'}`;
