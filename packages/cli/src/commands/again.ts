import { readFileSync, statSync } from 'node:fs';
import { DataError, digestOf, type Provenance } from '@ganvil/core';
import { type Arguments, jsonFlag, parseFlags, quietFlag } from '../args/flags.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { STDOUT } from '../node/outputFile.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { readProvenance } from '../samples/readProvenance.ts';
import { say } from '../terminal/output.ts';
import { figure } from './figure.ts';
import { film } from './film.ts';
import { interpolate } from './interpolate.ts';
import { sample } from './sample.ts';
import type { Command } from './types.ts';

/** Commands whose pictures can be made again. */
const makers: Readonly<Record<string, Command>> = { sample, interpolate, film, figure };

/** `ganvil again` */
export const again: Command = {
  name: 'again',
  args: 'FILE.png RUN',
  maxArgs: 2,
  summary: 'regenerate a PNG with the command that is stored in it',
  about: `Reads from a picture the command that made it, as \`ganvil digest\` prints it, and runs it with the run RUN, if that is in the
state that made the picture. Says whether both files are the same, byte by byte.`,
  flags: [
    { name: 'out', value: 'FILE', help: 'output file, or - for stdout (default: FILE-again.png)' },
    jsonFlag,
    quietFlag,
  ],
  examples: ['ganvil again grid.png runs/mnist --out same.png'],
  run: makeAgain,
};

async function makeAgain(args: Arguments): Promise<number> {
  const [file, run] = args.positionals;
  if (file === undefined || run === undefined)
    throw new Failure(
      EXIT.usage,
      `arguments: expected a picture and a run directory, got ${args.positionals.length || 'none'}.`,
    );
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Failure(EXIT.noInput, `${file}: expected a picture that Ganvil wrote, found none.`);
  const provenance = await readProvenance(file);
  const [name, , ...words] = commandOf(provenance, file);
  const out = args.get('out') ?? file.replace(/(\.a?png)?$/i, (ending) => `-again${ending || '.png'}`);
  await checkState(run, provenance, words);
  const shown = ['json', 'quiet'].filter((flag) => args.has(flag)).map((flag) => `--${flag}`);
  const maker = makers[name];
  // The last --out counts, whatever a picture says.
  const code = await maker.run(parseFlags([run, ...words, '--out', out, ...shown], maker.flags, 1));
  if (out !== STDOUT && !args.has('quiet')) say(`again: ${compared(file, out)}`);
  return code;
}

/** The words of the command. Throws for a picture of training, and for words that no command of ours has. */
function commandOf({ command, kind }: Provenance, file: string): readonly string[] {
  if (command === undefined)
    throw new Failure(
      EXIT.data,
      `${file}: expected a picture of a command, got ${kind}; to train again: ganvil digest ${file} --json > again.json, then ganvil train again.json.`,
    );
  if (Object.hasOwn(makers, command[0] ?? '') && command.length > 1) return command;
  throw new DataError(
    `${file}: expected one of the commands ${Object.keys(makers).join(', ')}, got another.`,
  );
}

/** Throws a data Failure where the run is in another state than that of the picture; films of training read its pictures instead. */
async function checkState(
  run: string,
  { digest, step }: Provenance,
  words: readonly string[],
): Promise<void> {
  if (!words.includes('--step')) return;
  const found = digestOf(await openCheckpoint(run, step), sha256Of);
  if (found !== digest)
    throw new Failure(
      EXIT.data,
      `${run}: expected the state that made the picture (SHA-256 ${digest.slice(0, 12)}), got another (${found.slice(0, 12)}).`,
    );
}

function compared(file: string, out: string): string {
  const [a, b] = [file, out].map((path) => readFileSync(path));
  return a.equals(b)
    ? 'the same file, byte by byte'
    : 'another file: by another version, or of a run of another name';
}
