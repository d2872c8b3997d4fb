import {
  aaCheck,
  aaCheckText,
  type Case,
  cases,
  htmlReport,
  type KernelsFile,
  kernelText,
  MIN_ROUNDS,
  machine,
  machineLine,
  measureKernels,
  openBuilds,
} from '@ganvil/bench';
import type { Arguments } from '../../args/flags.ts';
import { parseInteger, parseNumber } from '../../args/parseNumber.ts';
import { revectorize } from '../../engine/revectorize.ts';
import { EXIT, Failure } from '../../node/exit.ts';
import { writeTextOutput } from '../../node/outputFile.ts';
import { versions } from '../../node/versions.ts';
import { say } from '../../terminal/output.ts';
import type { Command } from '../types.ts';
import { report } from './reportOutput.ts';

/** `ganvil bench kernels` */
export const kernels: Command = {
  name: 'bench kernels',
  summary: "measure single kernels, as a fraction of the machine's peak speed",
  about: `Measures kernels at the shapes of GANs on one thread. Builds alternate within one process with the peak rate that bounds
them: a copy of the same number of bytes, or chains of multiply-adds in registers. All numbers are medians with 95 % confidence
intervals. Every round has new instances of all builds, and a second one of the first build: the A/A check. Convolutions count the
operations of the direct algorithm, so Winograd may exceed the peak.`,
  flags: [
    {
      name: 'builds',
      value: 'A,B',
      help: 'scalar, simd, fma, wide, or paths of .wasm files (default: simd)',
    },
    {
      name: 'only',
      value: 'REGEX',
      help: 'only the kernels and shapes that match, such as "matMul 64x"',
    },
    {
      name: 'rounds',
      value: 'N',
      help: `rounds of all kernels, each with new instances; at least ${MIN_ROUNDS} (default: 10)`,
    },
    { name: 'seconds', value: 'X', help: 'duration of a measurement, two per round (default: 0.01)' },
    {
      name: 'json',
      value: 'FILE',
      help: 'write all measurements to FILE, or - for stdout; input of ganvil bench compare',
    },
    { name: 'html', value: 'FILE', help: 'write a report with charts to FILE, or - for stdout' },
  ],
  examples: [
    'ganvil bench kernels --only matMul',
    'ganvil bench kernels --builds simd,mine.wasm --html report.html',
  ],
  run: benchKernels,
};

async function benchKernels(args: Arguments): Promise<number> {
  const [json, html] = [args.get('json'), args.get('html')];
  const tell = report({ '--json': json, '--html': html });
  const names = (args.get('builds') ?? 'simd').split(',').filter((name) => name !== '');
  if (names.length === 0) throw new Failure(EXIT.usage, '--builds: expected a build, got none.');
  const rounds = parseInteger('rounds', args.get('rounds'), 10, MIN_ROUNDS);
  const repetitions = { rounds, seconds: parseNumber('seconds', args.get('seconds'), 0.01, 0) };
  const chosen = matching(args.get('only') ?? '');
  const builds = await openBuilds(names, revectorize);
  tell(`${machineLine(machine(versions))}; 1 thread; medians of ${rounds} rounds\n`);
  const results = await measureKernels(chosen, builds, repetitions, (round) =>
    say(`round ${round + 1} of ${rounds} ...`),
  );
  for (const result of results) tell(kernelText(result));
  tell(`\n${aaCheckText(results)}`);
  const plain = builds.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
  const file: KernelsFile = {
    kind: 'kernels',
    machine: machine(versions),
    builds: plain,
    rounds,
    same: aaCheck(results),
    results,
  };
  if (json) await writeTextOutput(json, `${JSON.stringify(file, null, 1)}\n`, '--json');
  if (html) await writeTextOutput(html, htmlReport(file), '--html');
  return EXIT.done;
}

function matching(pattern: string): readonly Case[] {
  let regex: RegExp;
  try {
    regex = new RegExp(pattern);
  } catch {
    throw new Failure(EXIT.usage, `--only: expected a regular expression, got "${pattern}".`);
  }
  const all = Object.values(cases).flat();
  const chosen = all.filter(({ kernel, shape }) => regex.test(`${kernel} ${shape}`));
  if (chosen.length > 0) return chosen;
  const known = [...new Set(all.map(({ kernel }) => kernel))].join(', ');
  throw new Failure(
    EXIT.usage,
    `--only: expected a pattern that matches some of ${known}; got "${pattern}".`,
  );
}
