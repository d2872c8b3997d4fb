import type { Run, UpdateParts } from '@ganvil/core';
import type { Reply } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { partsInDataUnits } from './units.ts';

/** The update of a player that `train` does, and what it did. Throws a SessionError where there is none, as the run is over. */
export async function inParts(
  run: Run,
  player: string,
  train: () => Promise<Reply<'step'>>,
): Promise<Reply<'parts'>> {
  let parts: UpdateParts | undefined;
  run.onParts = (found) => {
    parts = partsInDataUnits(found, run.dataset.units);
  };
  try {
    const trained = await train();
    if (!parts)
      throw new SessionError('config', `player: expected an update of ${player}, got none: the run is over.`);
    return { ...trained, parts };
  } finally {
    run.onParts = undefined;
  }
}
