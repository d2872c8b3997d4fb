// A run under other circumstances: after a rollback, or with other settings.
import { changeableSettings } from '../changes/changeableSettings.ts';
import type { AppliedChange } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import { changesText } from '../state/changesText.ts';
import { inMemory } from './memory.ts';
import { createModel, disposeModel, type Model } from './model.ts';
import { partOf } from './part.ts';
import { renewStepper, type Trainer } from './trainer.ts';

/** What model and stepper follow from, beside the data. */
export interface Circumstances {
  readonly config: Config;
  /** Changes of settings so far. */
  readonly changes: readonly AppliedChange[];
  readonly rollbacks: number;
}

/**
 * Makes model and stepper of a run anew, as far as they are others under these circumstances. `fill` gives the model its state; if that throws, or no such
 * model can be made, nothing has changed.
 */
export function renew(
  trainer: Trainer,
  { config, changes, rollbacks }: Circumstances,
  fill: (model: Model) => void,
): void {
  const { model: old } = trainer;
  const differs = changeableSettings.some((key) => old.config[key] !== config[key]);
  const anew = differs || changesText(changes) !== changesText(trainer.changes);
  const free = config === old.config ? old : { ...old, config };
  const model = anew ? modelFor(trainer, config, changes) : free;
  try {
    fill(model);
  } catch (error) {
    if (anew) disposeModel(model);
    throw error;
  }
  const same = model === old && rollbacks === trainer.rollbacks;
  Object.assign(trainer, { model, changes, rollbacks });
  if (!same) inMemory('step', () => renewStepper(trainer));
  if (anew) disposeModel(old);
}

function modelFor(
  { model: { data }, create, together, alone }: Trainer,
  config: Config,
  changes: readonly AppliedChange[],
): Model {
  const part = alone ? partOf(config) : partOf(config, together?.ranks.rank, together?.ranks.size);
  return inMemory('step', () => createModel(config, data, create(config.seed), part, changes.at(-1)));
}
