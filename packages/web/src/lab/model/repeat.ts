import { applyEvents, type Lab } from './labState.ts';
import { refreshMeasurements, stepRateMeter } from './refreshMeasurements.ts';
import { type IsCurrent, untilVisible } from './taskQueue.ts';

const AHEAD = 8; // updates that are requested at a time

/** Does `count` updates of a player, or steps, while the task is current. */
export async function repeat(lab: Lab, player: string, count: number, isCurrent: IsCurrent): Promise<void> {
  const measureRate = stepRateMeter(lab);
  for (let done = 0; done < count && lab.session && isCurrent(); ) {
    await untilVisible(lab, isCurrent);
    if (!isCurrent()) break;
    const { session } = lab;
    const batch = Math.min(AHEAD, count - done);
    const all = await Promise.all(Array.from({ length: batch }, () => session.advance(player)));
    for (const events of all) applyEvents(lab, events, player);
    done += batch;
    measureRate();
    await refreshMeasurements(lab);
  }
}
