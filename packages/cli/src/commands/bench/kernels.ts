// Kernels at the shapes of GANs, build beside build, beside what the machine can do.
import {
  type Case,
  cases,
  FEWEST,
  htmlReport,
  type KernelsFile,
  kernelText,
  machine,
  machineLine,
  measureKernels,
  openBuilds,
  sameHolds,
  sameText,
} from '@ganvil/bench';
import { type Flag, helpFlag, parseFlags } from '../../args/flags.ts';
import { numeric, whole } from '../../args/parseNames.ts';
import { usage } from '../../args/usage.ts';
import { widen } from '../../engine/revectorize.ts';
import { EXIT, Failure } from '../../node/exit.ts';
import { writeTextTarget } from '../../node/outputFile.ts';
import { versions } from '../../node/versions.ts';
import { print, say } from '../../terminal/output.ts';
import { report } from './reportOutput.ts';

const flags: readonly Flag[] = [
  { name: 'builds', value: 'A,B', help: 'scalar, simd, fma, wide, or paths of .wasm files (default: simd)' },
  { name: 'only', value: 'REGEX', help: 'kernels and shapes that match, such as "matMul 64x"' },
  {
    name: 'rounds',
    value: 'N',
    help: `visits of every case, each with new instances; at least ${FEWEST} (default: 10)`,
  },
  { name: 'seconds', value: 'X', help: 'length of a turn, of which a visit has two (default: 0.01)' },
  { name: 'json', value: 'FILE', help: 'write all times there, for ganvil bench compare; -: stdout' },
  { name: 'html', value: 'FILE', help: 'write a report with charts; -: stdout' },
  helpFlag,
];
const about = `Measures kernels at the shapes of GANs on one thread. Builds alternate in one process with a copy of as many
bytes, or chains of multiply-adds that touch no memory: the ceiling. All numbers are medians, [95 % intervals].
Each round has new instances of all builds, and of the first once more: the A/A check. Convolutions count the operations
of the plain sum: those that are done with fewer are above their ceiling.`;
const examples = [
  'ganvil bench kernels --only matMul',
  'ganvil bench kernels --builds simd,mine.wasm --html report.html',
];

/** `ganvil bench kernels` */
export async function kernels(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 0);
  if (given.has('help')) {
    print(usage('bench kernels [options]', about, flags, examples));
    return EXIT.done;
  }
  const [json, html] = [given.get('json'), given.get('html')];
  const tell = report({ '--json': json, '--html': html });
  const names = (given.get('builds') ?? 'simd').split(',').filter((name) => name !== '');
  if (names.length === 0) throw new Failure(EXIT.usage, '--builds: expected a build, got none.');
  const rounds = whole('rounds', given.get('rounds'), 10, FEWEST);
  const effort = { rounds, seconds: numeric('seconds', given.get('seconds'), 0.01, 0) };
  const chosen = matching(given.get('only') ?? '');
  const builds = await openBuilds(names, widen);
  tell(`${machineLine(machine(versions))}; 1 thread; medians of ${rounds} rounds\n`);
  const results = await measureKernels(chosen, builds, effort, (round) =>
    say(`round ${round + 1} of ${rounds} ...`),
  );
  for (const result of results) tell(kernelText(result));
  tell(`\n${sameText(results)}`);
  const plain = builds.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
  const file: KernelsFile = {
    kind: 'kernels',
    machine: machine(versions),
    builds: plain,
    rounds,
    same: sameHolds(results),
    results,
  };
  if (json) await writeTextTarget(json, `${JSON.stringify(file, null, 1)}\n`, '--json');
  if (html) await writeTextTarget(html, htmlReport(file), '--html');
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
  throw new Failure(EXIT.usage, `--only: expected to match some of ${known}; got "${pattern}".`);
}
