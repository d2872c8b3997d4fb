import type { Who } from './actionLog.ts';
import { applyEvents, type Lab } from './labState.ts';
import { refreshMeasurements, stepRateMeter, untilVisible } from './taskQueue.ts';

const AHEAD = 8; // single steps that are asked for at a time

/** Does the same `count` times, as long as it goes on. */
export async function repeat(lab: Lab, who: Who, count: number, isCurrent: () => boolean): Promise<void> {
  const measure = stepRateMeter(lab);
  for (let done = 0; done < count && lab.session && isCurrent(); ) {
    await untilVisible(lab, isCurrent);
    if (!isCurrent()) break;
    const { session } = lab;
    const batch = Math.min(AHEAD, count - done);
    const all = await Promise.all(Array.from({ length: batch }, () => session.advance(who)));
    for (const events of all) applyEvents(lab, events, who);
    done += batch;
    measure();
    await refreshMeasurements(lab);
  }
}
