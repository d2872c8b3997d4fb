import { penalties } from '../penalties/index.ts';
import type { Penalty, PenaltyInput } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import type { Round } from './types.ts';

/** The loss of `player`, and the penalty of the config where it is one of this player. `input` is asked for only then. */
export function penalised(
  round: Round,
  player: 'G' | 'D',
  loss: tf.Scalar,
  input: () => Omit<PenaltyInput, 'weights' | 'noise'>,
): tf.Scalar {
  const { penalty: name, penaltyWeight } = round.config;
  const penalty: Penalty = penalties[name];
  if (penalty.player !== player || !penalty.value) return loss;
  const weights = round.weights('D');
  const noise: PenaltyInput['noise'] = penalty.draws
    ? round.noise
    : () => {
        throw new Error(`penalty ${name}: expected \`draws\` to be declared, got a draw without.`);
      };
  const value = round.report(`penalty/${player}`, penalty.value({ ...input(), weights, noise }));
  return tf.add(loss, tf.mul(penaltyWeight, value));
}
