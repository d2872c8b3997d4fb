// What the sub-steps of an update are told of its run.
import { penalties } from '../../../build/games.ts';
import type { Session } from '../../session/types.ts';
import { discriminatorOf } from '../measures/discriminatorScale.ts';
import type { Flow } from './flowOf.ts';
import { formulaOf } from './formulaOf.ts';
import type { Telling } from './subStep.ts';

/** For an update of a player. */
export function tellingOf(session: Session, flow: Flow, player: string): Telling {
  const { config } = session;
  const row = penalties[config.penalty];
  return {
    flow,
    output: discriminatorOf(session),
    formula: formulaOf(session, player),
    remarks: remarksOn(config, player),
    ...(row?.formula &&
      row.player === player && {
        penalty: { name: config.penalty, formula: row.formula, weight: config.penaltyWeight },
      }),
    latent: config.latent,
  };
}

/** What settings change of the formula. */
function remarksOn(config: Session['config'], player: string): string[] {
  const { labelSmoothing, labelNoise, unroll, historicalAveraging, pack, batches } = config;
  const labels =
    player === 'D'
      ? [
          ...(labelSmoothing > 0 ? [`The label of real samples is ${1 - labelSmoothing} instead of 1.`] : []),
          ...(labelNoise > 0 ? [`A share of ${labelNoise} of the labels is wrong on purpose.`] : []),
        ]
      : [];
  return [
    ...labels,
    ...(player === 'G' && unroll > 0 ? [`G looks at what D would be after ${unroll} more updates.`] : []),
    ...(historicalAveraging > 0 ? ['The distance of the weights from their mean so far is added.'] : []),
    ...(pack > 1 ? [`D reads ${pack} samples at once.`] : []),
    ...(batches === 'joined' ? ['D reads real samples and fakes in one batch.'] : []),
  ];
}
