import { withHome } from './args/whereItBelongs.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/runCommand.ts';
import type { CommandGroup } from './commands/types.ts';
import { EXIT, explain } from './node/exit.ts';
import { refuseDebugger } from './node/signals.ts';
import { versions } from './node/versions.ts';
import { flushOutput, guardOutput, print, say, writeError } from './terminal/output.ts';

const ganvil: CommandGroup = {
  name: 'ganvil',
  summary: '',
  about: 'Trains generative adversarial networks (GANs) on the CPU.',
  commands,
  examples: [
    'ganvil train',
    'ganvil train ring8 --steps 2000 --seed 1',
    'ganvil train mnist-dcgan --data path/to/mnist --out runs/mnist --budget 30m',
    'ganvil resume runs/mnist --steps 20000',
    'ganvil sample runs/mnist --seeds 0-31 --out grid.png',
  ],
};

async function main(argv: string[]): Promise<number> {
  if (argv[0] !== '--version' && argv[0] !== '-v') return runCommand(ganvil, argv);
  print(versions.ganvil);
  return EXIT.done;
}

function report(error: unknown): number {
  const known = explain(error);
  if (known) {
    say(`ganvil: ${withHome(known.message)}`);
    return known.code;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  writeError(`ganvil: this is a bug; please report it with the following stack.\n${stack}\n`);
  return EXIT.bug;
}

guardOutput();
refuseDebugger();
const code = await main(process.argv.slice(2)).catch(report);
await flushOutput();
process.exit(process.exitCode === undefined ? code : code || Number(process.exitCode));
