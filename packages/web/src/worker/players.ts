// Core's players, as messages name them.
import type { Player, Run } from '@ganvil/core';
import { ALL } from '../rpc/players.ts';
import { protocolError } from '../rpc/protocol.ts';

/** The names of a run's players, in the order of their updates within a step. */
export const playersOf = ({ done }: Pick<Run, 'done'>): string[] => Object.keys(done);

/** What a request for a player's update means to core. Throws a SessionError 'protocol' for a player that the run lacks. */
export function updateOf(run: Pick<Run, 'done'>, player: string): Player | 'both' {
  if (player === ALL) return 'both';
  const players = playersOf(run);
  if (!players.includes(player)) throw protocolError(`one of ${[ALL, ...players].join(', ')}`, player);
  return player as Player;
}
