import { ganvil, printed } from './commands.ts';

/** Whole steps beside other trainers, in the default profile on this Node. */
export function steps(rounds: string): string {
  return printed(ganvil([process.execPath], 'bench', 'steps', '--markdown', '--rounds', rounds)).trim();
}
