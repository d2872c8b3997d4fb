// What the players of a run minimise, to be read.
import { formulas, games } from '../../../build/games.ts';
import type { Session } from '../../session/types.ts';

/** The formula of a player: its game's, or that of the loss. Terms that settings add are not in it. */
export function formulaOf({ config }: Pick<Session, 'config'>, player: string): string {
  const { formula } = games[config.game];
  if (formula === undefined) return formulas[config.loss][player as 'D' | 'G'];
  const parts = formula.split('; ').map((part) => part.split(': '));
  const own = parts.find(
    ([players, text]) => text !== undefined && players.split(/, | and /).includes(player),
  );
  return withLoss(own ? own.slice(1).join(': ') : formula, config.loss, player);
}

/** Where a formula speaks of the loss, what that is. */
function withLoss(formula: string, loss: string, player: string): string {
  if (!formula.startsWith('the loss')) return formula;
  return formula.replace('the loss', formulas[loss][player === 'D' ? 'D' : 'G']);
}
