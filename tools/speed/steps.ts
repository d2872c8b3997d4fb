import { ganvil, printed } from './commands.ts';

/** Training steps of all peers, in the default profile on this Node. */
export function steps(rounds: string): string {
  return printed(ganvil([process.execPath], 'bench', 'steps', '--markdown', '--rounds', rounds)).trim();
}
