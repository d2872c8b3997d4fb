// Whole training steps, beside what else there is.
import {
  FEWEST,
  machine,
  machineLine,
  measureSteps,
  models,
  peers,
  type StepsFile,
  stepsMarkdown,
  stepsText,
} from '@ganvil/bench';
import { configure } from '@ganvil/kernels-as';
import { type Flag, helpFlag, parseFlags } from '../../args/flags.ts';
import { listed, numeric, whole } from '../../args/parseNames.ts';
import { usage } from '../../args/usage.ts';
import { widen } from '../../engine/revectorize.ts';
import { spawn } from '../../engine/spawnThread.ts';
import { EXIT } from '../../node/exit.ts';
import { writeTextTarget } from '../../node/outputFile.ts';
import { versions } from '../../node/versions.ts';
import { print, say } from '../../terminal/output.ts';
import { report } from './reportOutput.ts';

const flags: readonly Flag[] = [
  { name: 'models', value: 'A,B', help: `some of ${Object.keys(models).join(', ')} (default: all)` },
  {
    name: 'peers',
    value: 'A,B',
    help: `some of ${Object.keys(peers).join(', ')} (default: all, but none that takes minutes); the others are compared with the first; jax and torch where they are installed`,
  },
  { name: 'rounds', value: 'N', help: 'turns of each peer (default: 7)' },
  { name: 'seconds', value: 'X', help: 'length of a turn; at least a step (default: 0.5)' },
  { name: 'numerics', value: 'NAME', help: 'profile of ganvil: strict or fma (default: strict)' },
  { name: 'threads', value: 'N', help: 'threads of ganvil (default: 1; tfjs has one)' },
  { name: 'wide', help: 'ganvil on vectors twice as wide, where Node 24 or newer can' },
  { name: 'json', value: 'FILE', help: 'write all times there, for ganvil bench compare; -: stdout' },
  { name: 'markdown', help: 'print a table in Markdown' },
  helpFlag,
];
const about = `Measures whole training steps: an update of D on real and fake samples, one of G, Adam, averaged weights.
Peers alternate in one process. Shown are medians; of the ratio to the first peer also the 95 % interval, which takes ${FEWEST} rounds or more.`;
const examples = [
  'ganvil bench steps',
  'ganvil bench steps --models dcgan32 --peers replay,shim --json steps.json',
];

/** `ganvil bench steps` */
export async function steps(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 0);
  if (given.has('help')) {
    print(usage('bench steps [options]', about, flags, examples));
    return EXIT.done;
  }
  const chosen = listed('models', given.get('models'), Object.keys(models));
  const file = given.get('json');
  const tell = report({ '--json': file });
  const numerics = given.get('numerics') ?? 'strict';
  const threads = whole('threads', given.get('threads'), 1, 1);
  const wide = given.has('wide');
  configure({ spawn, widen });
  const options = {
    peers: listed('peers', given.get('peers'), Object.keys(peers)),
    named: given.has('peers'),
    rounds: whole('rounds', given.get('rounds'), 7, 1),
    seconds: numeric('seconds', given.get('seconds'), 0.5, 0),
    own: { numerics, threads, wide },
  };
  const head = `${machineLine(machine(versions))}; ganvil ${numerics}${wide ? ', wide' : ''}, ${threads} thread${threads > 1 ? 's' : ''}; medians of ${options.rounds} rounds`;
  const results = await measureSteps(chosen, options, (what) => say(`${what} ...`));
  tell(
    given.has('markdown')
      ? `${stepsMarkdown(results)}\n\n${head}.`
      : [head, ...results.map(stepsText)].join('\n\n'),
  );
  if (file) {
    const { rounds } = options;
    const result: StepsFile = {
      kind: 'steps',
      machine: machine(versions),
      numerics,
      threads,
      rounds,
      results,
    };
    await writeTextTarget(file, `${JSON.stringify(result, null, 1)}\n`, '--json');
  }
  return EXIT.done;
}
