// Two results of the same bench, such as before and after a change, or of two Nodes.

import { readFileSync } from 'node:fs';
import {
  chanceAbove,
  estimateRatio,
  factorText,
  intervalText,
  isBenchFile,
  machineLine,
  named,
  type Timing,
  timingsOf,
} from '@ganvil/bench';
import { type Flag, helpFlag, parseFlags } from '../../args/flags.ts';
import { numeric } from '../../args/parseNames.ts';
import { usage } from '../../args/usage.ts';
import { EXIT, Failure } from '../../node/exit.ts';
import { print } from '../../terminal/output.ts';

const flags: readonly Flag[] = [
  { name: 'threshold', value: 'X', help: 'what is too little to matter, as a share (default: 0.05)' },
  helpFlag,
];
const about = `Compares two files that bench steps or bench kernels wrote with --json. Exit code 1 if anything of ganvil is slower
in B: by more than the threshold, and more than chance makes of so many comparisons (1 in 20 at most finds what is not there).
Shown are 95 % intervals of each alone. Times of kernels count in units of the ceiling measured with them.`;
const examples = ['ganvil bench compare before.json after.json --threshold 0.1'];

/** `ganvil bench compare A B` */
export async function compare(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 2);
  if (given.has('help')) {
    print(usage('bench compare A.json B.json [options]', about, flags, examples));
    return EXIT.done;
  }
  const threshold = numeric('threshold', given.get('threshold'), 0.05, 0);
  const [a, b] = [0, 1].map((i) => read(given.positionals[i], 'AB'[i]));
  if (a.kind !== b.kind) {
    throw new Failure(EXIT.data, `compare: expected two results of one bench, got ${a.kind} and ${b.kind}.`);
  }
  print(`A: ${machineLine(a.machine)}\nB: ${machineLine(b.machine)}\n`);
  const before = timingsOf(a);
  const after = new Map(timingsOf(b).map((timing) => [timing.name, timing]));
  const pairs = before.flatMap((one) => {
    const other = after.get(one.name);
    return other ? [{ one, other }] : [];
  });
  if (pairs.length === 0)
    throw new Failure(EXIT.data, 'compare: expected something in both files, got nothing.');
  const verdicts = judged(pairs, threshold);
  pairs.forEach((pair, i) => {
    print(line(pair, verdicts[i]));
  });
  const slower = pairs.filter(({ one }, i) => one.own && verdicts[i] === 'slower').length;
  const alone = before.length - pairs.length + after.size - pairs.length;
  print(
    `\n${slower} of ${pairs.length} slower by more than ${100 * threshold} %${alone > 0 ? `; ${alone} in one file only` : ''}`,
  );
  return slower > 0 ? EXIT.slower : EXIT.done;
}

interface Pair {
  readonly one: Timing;
  readonly other: Timing;
}

/** What can be said of each at once: of a hundred intervals that each hold the truth 95 times in 100, some do not. */
function judged(pairs: readonly Pair[], threshold: number): string[] {
  const above = (from: 'one' | 'other', to: 'one' | 'other'): boolean[] =>
    named(pairs.map((pair) => chanceAbove(pair[to].times, pair[from].times, 1 + threshold)));
  const [slower, faster] = [above('one', 'other'), above('other', 'one')];
  return pairs.map((_, i) => (slower[i] ? 'slower' : faster[i] ? 'faster' : ''));
}

function line({ one, other }: Pair, verdict: string): string {
  const ratio = estimateRatio(other.times, one.times);
  const bits = one.digest === other.digest ? '' : `  other bits: ${one.digest} became ${other.digest}`;
  return `${one.name.padEnd(52)} ${factorText(ratio.median)} times the time ${intervalText(ratio)}  ${verdict}${bits}`.trimEnd();
}

function read(path: string | undefined, which: string) {
  if (path === undefined) throw new Failure(EXIT.usage, `compare: expected two files, got no ${which}.`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Failure(EXIT.noInput, `compare: expected a file that can be read, got ${path}.`);
  }
  try {
    const file: unknown = JSON.parse(text);
    if (isBenchFile(file)) return file;
  } catch {}
  throw new Failure(EXIT.data, `compare: expected a file that ganvil bench wrote with --json, got ${path}.`);
}
