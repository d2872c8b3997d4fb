// Players of a run, as messages name them.
import { games, type Run } from '@ganvil/core';
import { ALL } from '../rpc/players.ts';
import { protocolError } from '../rpc/protocol.ts';

/** Updates of each player per step, by name in the order of the updates. */
export const scheduleOf = ({ config }: Pick<Run, 'config'>): Record<string, number> =>
  Object.fromEntries(games[config.game].schedule(config));

/** The player of a request, or ALL. Throws a SessionError 'protocol' for a player that the run does not have. */
export function checkPlayer(run: Pick<Run, 'config'>, player: string): string {
  const known = [ALL, ...Object.keys(scheduleOf(run))];
  if (!known.includes(player)) throw protocolError(`one of ${known.join(', ')}`, player);
  return player;
}
