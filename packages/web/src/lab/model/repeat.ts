import type { Config } from '@ganvil/core';
import { type Action, addChange, isChange } from './actionLog.ts';
import { applyEvents, type Lab } from './labState.ts';
import { refreshMeasurements, stepRateMeter } from './refreshMeasurements.ts';
import { type IsCurrent, untilVisible } from './taskQueue.ts';

const AHEAD = 8; // updates that are requested at a time

/** Does an action while the task is current. */
export async function repeat(lab: Lab, action: Action, isCurrent: IsCurrent): Promise<void> {
  if (isChange(action)) {
    if (isCurrent()) await changeSetting(lab, action.setting, action.value);
    return;
  }
  const { player, count } = action;
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

/** Gives a setting of the run another value. Rejects with a SessionError, and nothing has changed, where it does not take it. */
export async function changeSetting(lab: Lab, setting: string, value: string): Promise<void> {
  const event = await lab.session!.change(setting as keyof Config, value);
  lab.actions = addChange(lab.actions, { setting: event.setting, value: String(event.value) });
  lab.options.onChange('changed', [event]);
}
