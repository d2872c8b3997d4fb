// The lab of the tour: a run of a preset with seed 1, brought to a known state.

import type { GanLab } from '../lab/element.ts';
import { formatActions } from '../lab/model/actionLog.ts';
import { reset } from '../lab/model/actions.ts';
import { formatNumber } from '../lab/model/formatNumber.ts';
import type { Lab } from '../lab/model/labState.ts';
import type { Recipe } from '../lab/model/link.ts';
import { latest } from '../lab/model/series.ts';

/** A recipe with seed 1. */
export const recipe = (preset: string, actions: Recipe['actions'] = []): Recipe => ({
  preset,
  settings: { seed: '1' },
  actions,
});
/** The latest measurement of a name; NaN if there is none. */
export const measured = (lab: Lab, name: string): number => latest(lab.measured, name) ?? Number.NaN;
/** The latest value of a metric; NaN if there is none. */
export const metric = (lab: Lab, name: string): number => latest(lab.metrics, name) ?? Number.NaN;
/** A change, as text. */
export const change = (from: number, to: number): string => `${formatNumber(from)} → ${formatNumber(to)}`;

/** The lab with a preset at its beginning. */
export async function atStart(element: GanLab, preset: string): Promise<Lab> {
  const { lab } = element;
  if (lab?.recipe.preset === preset && lab.recipe.settings.seed === '1' && lab.session) await reset(lab);
  else await element.load(recipe(preset));
  return checked(element);
}

/** The lab after some actions from the beginning. They are not repeated if they are all that was done. */
export async function withActions(element: GanLab, preset: string, actions: Recipe['actions']): Promise<Lab> {
  if (element.lab?.recipe.preset !== preset || formatActions(element.lab.actions) !== formatActions(actions))
    await element.load(recipe(preset, actions));
  return checked(element);
}

/** The lab of an element. Throws if it has failed. */
export function checked({ lab }: GanLab): Lab {
  if (!lab || lab.phase === 'failed') throw new Error(lab?.message ?? 'The lab was removed from the page.');
  return lab;
}
