import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import { stops } from '../stops/index.ts';
import type { Stop } from '../stops/types.ts';

/** What ends the updates of D in a step before there are `discriminatorSteps` of them. */
type StopConfig = Pick<
  Config,
  'game' | 'loss' | 'discriminatorUntil' | 'discriminatorTarget' | 'discriminatorSteps'
>;

/** The scalars of updates of D, in order. */
type Told = Parameters<NonNullable<Stop['enough']>>[0];

/**
 * The verdict on the updates of D in a step, and after how many it is asked for; undefined: every step has as many. The verdict throws
 * ConfigError where the game does not report what the rule reads.
 */
export function stopOf({
  game,
  discriminatorUntil,
  discriminatorTarget,
}: StopConfig): { every: number; enough: (updates: Told) => boolean } | undefined {
  const { every, usual, reads, enough }: Stop = stops[discriminatorUntil];
  if (!enough) return undefined;
  return {
    every,
    enough(updates) {
      const missing = reads.find((name) => updates[updates.length - 1][name] === undefined);
      if (missing === undefined) return enough(updates, discriminatorTarget || usual);
      throw new ConfigError(
        `discriminatorUntil: expected another rule in the game ${game}, which reports no ${missing}, got ${discriminatorUntil}.`,
      );
    },
  };
}

/** Throws ConfigError where the rule for the updates of D could never act, or cannot be followed. */
export function checkStop(config: StopConfig, players: readonly string[]): void {
  const { game, loss, discriminatorUntil, discriminatorTarget, discriminatorSteps } = config;
  const { enough, least, reads }: Stop = stops[discriminatorUntil];
  if (!enough) {
    if (discriminatorTarget === 0) return;
    throw new ConfigError(
      `discriminatorTarget: expected discriminatorUntil, which reads it, got ${discriminatorUntil}.`,
    );
  }
  const { undecided }: Loss = losses[loss];
  if (!players.includes('D'))
    throw new ConfigError(
      `discriminatorUntil: expected never in the game ${game}, got ${discriminatorUntil}.`,
    );
  if (discriminatorSteps <= least)
    throw new ConfigError(
      `discriminatorSteps: expected the most updates of D in a step, above ${least}, beside discriminatorUntil ${discriminatorUntil}, got ${discriminatorSteps}.`,
    );
  if (reads.includes('accuracy/D') && undecided === undefined)
    throw new ConfigError(
      `discriminatorUntil: expected a rule other than ${discriminatorUntil} with the loss ${loss}, which has no output at which D is undecided.`,
    );
}
