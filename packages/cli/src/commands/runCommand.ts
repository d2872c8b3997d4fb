import { helpFlag, parseFlags } from '../args/flags.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { print } from '../terminal/output.ts';
import type { Command, CommandGroup } from './types.ts';
import { groupUsage, usage } from './usage.ts';

/** Parses the arguments of a command and runs it, or prints its help; the result is the exit code. */
export async function runCommand(command: Command | CommandGroup, argv: string[]): Promise<number> {
  if ('commands' in command) return runGroup(command, argv);
  const { flags, unlisted, maxArgs = 0, shownValues } = command;
  const args = parseFlags(argv, [...flags, ...(unlisted ?? []), helpFlag], maxArgs);
  if (!args.has('help')) return command.run(args);
  print(usage(command, shownValues?.(args)));
  return EXIT.done;
}

async function runGroup(group: CommandGroup, [name, ...argv]: string[]): Promise<number> {
  const { commands } = group;
  if (name === undefined || name === '--help' || name === '-h') {
    print(await groupUsage(group));
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === 'help') return runGroup(group, argv[0] === undefined ? ['--help'] : [argv[0], '--help']);
  if (Object.hasOwn(commands, name)) return runCommand(await commands[name](), argv);
  const { didYouMean } = await import('@ganvil/core');
  const names = Object.keys(commands);
  throw new Failure(
    EXIT.usage,
    `command: expected one of ${names.join(', ')}${didYouMean(name, names)}, got "${name}".`,
  );
}
