import type { Who } from './actionLog.ts';
import { type Lab, take } from './labState.ts';
import { glance, meter, shown } from './taskQueue.ts';

const AHEAD = 8; // single steps that are asked for at a time

/** Does the same `count` times, as long as it goes on. */
export async function repeat(lab: Lab, who: Who, count: number, goesOn: () => boolean): Promise<void> {
  const measure = meter(lab);
  for (let done = 0; done < count && lab.session && goesOn(); ) {
    await shown(lab, goesOn);
    if (!goesOn()) break;
    const { session } = lab;
    const batch = Math.min(AHEAD, count - done);
    const all = await Promise.all(Array.from({ length: batch }, () => session.advance(who)));
    for (const events of all) take(lab, events, who);
    done += batch;
    measure();
    await glance(lab);
  }
}
