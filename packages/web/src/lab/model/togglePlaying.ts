import { pause, play } from './actions.ts';
import type { Lab } from './labState.ts';
import { cancelOpening, extendRun } from './openRun.ts';

/** Trains, pauses, cancels opening, or extends a complete run and trains on: what the main button says. */
export async function togglePlaying(lab: Lab): Promise<void> {
  if (lab.phase === 'opening') return cancelOpening(lab);
  if (lab.phase === 'playing' || lab.phase === 'replaying') return pause(lab);
  if (lab.phase === 'ended') await extendRun(lab);
  return play(lab);
}
