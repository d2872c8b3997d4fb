// Settings that take another value in a run, from the page; loaded with the form of settings.
import type { Config } from '@ganvil/core';
import { formSettings } from '../../../build/formSettings.ts';
import { isChange, iterationsOf } from './actionLog.ts';
import { play } from './actions.ts';
import { type Lab, setPhase } from './labState.ts';
import { settle, takeSnapshot } from './refreshMeasurements.ts';
import { changeSetting } from './repeat.ts';
import { enqueue } from './taskQueue.ts';

/** A change that a run has made. */
export interface MadeChange {
  readonly setting: string;
  readonly value: string;
  /** Steps and single updates before it. */
  readonly iteration: number;
}

/** The changes of a run, in order. */
export const changesIn = ({ actions }: Pick<Lab, 'actions'>): MadeChange[] =>
  actions.flatMap((action, i) =>
    isChange(action) ? [{ ...action, iteration: iterationsOf(actions.slice(0, i)) }] : [],
  );

/**
 * Gives a setting another value in a run that is paused, over, or training, which then trains on. Can be undone. Gives why that could not be, in one
 * line; then nothing has changed.
 */
export async function changeInRun(lab: Lab, setting: string, value: string): Promise<string> {
  const { phase } = lab;
  let problem = '';
  await enqueue(lab, async () => {
    const { session } = lab;
    if (!session) return;
    if (phase !== 'failed') await takeSnapshot(lab);
    try {
      if (formSettings[setting].inRun === 'free') await changeFreely(lab, setting, value);
      else await changeSetting(lab, setting, value);
    } catch (error) {
      problem = (error as Error).message;
      if (phase === 'failed') return;
    }
    setPhase(lab, 'stepping');
    await settle(lab);
  });
  if (phase === 'playing' && lab.phase === 'paused') void play(lab);
  return problem;
}

/** A setting that affects no result is as if the run had begun with it. */
async function changeFreely(lab: Lab, setting: string, value: string): Promise<void> {
  const event = await lab.session!.change(setting as keyof Config, value);
  lab.recipe = { ...lab.recipe, settings: { ...lab.recipe.settings, [setting]: String(event.value) } };
  lab.options.onChange('changed', [event]);
}
