import { commandList } from './commands/overview.ts';
import { EXIT, explain, Failure } from './node/exit.ts';
import { refuseDebugger } from './node/signals.ts';
import { versions } from './node/versions.ts';
import { flushOutput, guardOutput, print, say, writeError } from './terminal/output.ts';

/** A command: its arguments in, its exit code out. */
type Command = (argv: string[]) => Promise<number>;

const commands: Record<string, () => Promise<Command>> = {
  train: async () => (await import('./commands/train.ts')).train,
  resume: async () => (await import('./commands/resume.ts')).resume,
  sample: async () => (await import('./commands/sample.ts')).sample,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluate,
  digest: async () => (await import('./commands/digest.ts')).digest,
  verify: async () => (await import('./commands/verify.ts')).verify,
  serve: async () => (await import('./commands/serve.ts')).serve,
  list: async () => (await import('./commands/list.ts')).list,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    print(commandList);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version' || name === '-v') {
    print(versions.ganvil);
    return EXIT.done;
  }
  if (name === 'help') return argv[0] === undefined ? main(['--help']) : main([argv[0], '--help']);
  if (!Object.hasOwn(commands, name)) {
    const { didYouMean } = await import('@ganvil/core');
    const names = Object.keys(commands);
    throw new Failure(
      EXIT.usage,
      `command: expected one of ${names.join(', ')}${didYouMean(name, names)}, got "${name}".`,
    );
  }
  return (await commands[name]())(argv);
}

function report(error: unknown): number {
  const known = explain(error);
  if (known) {
    say(`ganvil: ${known.message}`);
    return known.code;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  writeError(`ganvil: this is a bug; please report it with what follows.\n${stack}\n`);
  return EXIT.bug;
}

guardOutput();
refuseDebugger();
const code = await main(process.argv.slice(2)).catch(report);
await flushOutput();
process.exit(process.exitCode === undefined ? code : code || Number(process.exitCode));
