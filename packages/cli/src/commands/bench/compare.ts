import { readFileSync } from 'node:fs';
import {
  type BenchFile,
  type Comparison,
  compareFiles,
  formatInterval,
  formatRatio,
  isBenchFile,
  machineLine,
} from '@ganvil/bench';
import type { Arguments } from '../../args/flags.ts';
import { parseNumber } from '../../args/parseNumber.ts';
import { EXIT, Failure } from '../../node/exit.ts';
import { print } from '../../terminal/output.ts';
import type { Command } from '../types.ts';

/** `ganvil bench compare` */
export const compare: Command = {
  name: 'bench compare',
  args: 'A.json B.json',
  maxArgs: 2,
  summary: 'compare two result files; exit code 1 if B is significantly slower',
  about: `Compares two files that bench steps or bench kernels wrote with --json. The exit code is 1 if any result of Ganvil is
significantly slower in B: by more than the threshold, with the false discovery rate of all comparisons held at 5 %. The intervals
are 95 % confidence intervals of single comparisons. Kernel times are relative to the peak rate measured with them.`,
  flags: [
    {
      name: 'threshold',
      value: 'X',
      help: 'relative difference that is too small to matter (default: 0.05)',
    },
  ],
  examples: ['ganvil bench compare before.json after.json --threshold 0.1'],
  run: compareResults,
};

async function compareResults(args: Arguments): Promise<number> {
  const threshold = parseNumber('threshold', args.get('threshold'), 0.05, 0);
  const [a, b] = [0, 1].map((i) => read(args.positionals[i], 'AB'[i]));
  if (a.kind !== b.kind) {
    throw new Failure(
      EXIT.data,
      `compare: expected two files of one benchmark, got ${a.kind} and ${b.kind}.`,
    );
  }
  print(`A: ${machineLine(a.machine)}\nB: ${machineLine(b.machine)}\n`);
  const { comparisons, unpaired } = compareFiles(a, b, threshold);
  if (comparisons.length === 0)
    throw new Failure(EXIT.data, 'compare: the two files have no model or kernel in common.');
  for (const comparison of comparisons) print(line(comparison));
  const slower = comparisons.filter(({ own, verdict }) => own && verdict === 'slower').length;
  const others = unpaired > 0 ? `; ${unpaired} in one file only` : '';
  print(`\n${slower} of ${comparisons.length} slower by more than ${100 * threshold} %${others}`);
  return slower > 0 ? EXIT.slower : EXIT.done;
}

function line({ name, ratio, verdict, digests }: Comparison): string {
  const results = digests ? `  results differ: ${digests[0]} in A, ${digests[1]} in B` : '';
  const time = `${formatRatio(ratio.median)} times the time ${formatInterval(ratio)}`;
  return `${name.padEnd(52)} ${time}  ${verdict ?? ''}${results}`.trimEnd();
}

function read(path: string | undefined, which: string): BenchFile {
  if (path === undefined) throw new Failure(EXIT.usage, `compare: expected two files, got no ${which}.`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Failure(EXIT.noInput, `compare: expected a readable file, got ${path}.`);
  }
  try {
    const file: unknown = JSON.parse(text);
    if (isBenchFile(file)) return file;
  } catch {}
  throw new Failure(EXIT.data, `compare: expected a file written by ganvil bench --json, got ${path}.`);
}
