import type { UpdateParts } from '@ganvil/core';
import { applyEvents, type Lab, setPhase } from '../model/labState.ts';
import { settle, takeSnapshot } from '../model/refreshMeasurements.ts';
import { enqueue } from '../model/taskQueue.ts';

/** Updates a player of a lab once, and gives what the update did; undefined where the run is over or failed. It can be undone. */
export async function slowUpdate(lab: Lab, player: string): Promise<UpdateParts | undefined> {
  let found: UpdateParts | undefined;
  await enqueue(lab, async () => {
    const { session, phase } = lab;
    if (!session || phase === 'failed' || phase === 'ended') return;
    await takeSnapshot(lab);
    Object.assign(lab, { digest: undefined, lastWasSingle: true });
    setPhase(lab, 'stepping');
    const { parts, events } = await session.updateInParts(player);
    applyEvents(lab, events, player);
    await settle(lab);
    found = parts;
  });
  return found;
}
