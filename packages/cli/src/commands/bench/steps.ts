import {
  MIN_ROUNDS,
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
import type { Arguments } from '../../args/flags.ts';
import { parseNames } from '../../args/parseNames.ts';
import { parseInteger, parseNumber } from '../../args/parseNumber.ts';
import { revectorize } from '../../engine/revectorize.ts';
import { spawnThread } from '../../engine/spawnThread.ts';
import { EXIT } from '../../node/exit.ts';
import { writeTextOutput } from '../../node/outputFile.ts';
import { versions } from '../../node/versions.ts';
import { say } from '../../terminal/output.ts';
import type { Command } from '../types.ts';
import { report } from './reportOutput.ts';

/** `ganvil bench steps` */
export const steps: Command = {
  name: 'bench steps',
  summary: 'measure training steps of Ganvil, tfjs, jax-js and PyTorch',
  about: `Measures whole training steps: an update of D on real and fake samples, an update of G, Adam, averaged weights (EMA). Peers
alternate within one process. Shown are medians; for the ratio to the first peer also the 95 % confidence interval, which takes
${MIN_ROUNDS} rounds or more.`,
  flags: [
    {
      name: 'models',
      value: 'A,B',
      help: `comma-separated: ${Object.keys(models).join(', ')} (default: all)`,
    },
    {
      name: 'peers',
      value: 'A,B',
      help: `comma-separated: ${Object.keys(peers).join(', ')}; the first one is the reference; jax and torch run where they are installed (default: all but those that take minutes per step)`,
    },
    { name: 'rounds', value: 'N', help: 'measurements per peer (default: 7)' },
    {
      name: 'seconds',
      value: 'X',
      help: 'duration of a measurement, which has one step or more (default: 0.5)',
    },
    { name: 'numerics', value: 'NAME', help: 'numeric profile of Ganvil: strict or fma (default: strict)' },
    { name: 'threads', value: 'N', help: 'threads of Ganvil; tfjs always has one (default: 1)' },
    { name: 'wide', help: '256-bit vectors for Ganvil (Node 24 or newer, x64)' },
    {
      name: 'json',
      value: 'FILE',
      help: 'write all measurements to FILE, or - for stdout; input of ganvil bench compare',
    },
    { name: 'markdown', help: 'print a Markdown table' },
  ],
  examples: [
    'ganvil bench steps',
    'ganvil bench steps --models dcgan32 --peers replay,shim --json steps.json',
  ],
  run: benchSteps,
};

async function benchSteps(args: Arguments): Promise<number> {
  const chosen = parseNames('models', args.get('models'), Object.keys(models));
  const file = args.get('json');
  const tell = report({ '--json': file });
  const numerics = args.get('numerics') ?? 'strict';
  const threads = parseInteger('threads', args.get('threads'), 1, 1);
  const wide = args.has('wide');
  configure({ spawn: spawnThread, widen: revectorize });
  const options = {
    peers: parseNames('peers', args.get('peers'), Object.keys(peers)),
    named: args.has('peers'),
    rounds: parseInteger('rounds', args.get('rounds'), 7, 1),
    seconds: parseNumber('seconds', args.get('seconds'), 0.5, 0),
    own: { numerics, threads, wide },
  };
  const head = `${machineLine(machine(versions))}; ganvil ${numerics}${wide ? ', wide' : ''}, ${threads} thread${threads > 1 ? 's' : ''}; medians of ${options.rounds} rounds`;
  const results = await measureSteps(chosen, options, (what) => say(`${what} ...`));
  tell(
    args.has('markdown')
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
    await writeTextOutput(file, `${JSON.stringify(result, null, 1)}\n`, '--json');
  }
  return EXIT.done;
}
