// The changes of settings in a run, as config.json lists them.
import { type Change, type Checkpoint, type Config, changedConfig, type Dataset } from '@ganvil/core';
import type { AskedChange } from '../args/changesFromArgs.ts';
import { dataShape } from '../data/dataShape.ts';
import { configAfter } from './configAfter.ts';

/**
 * All changes of a run that is resumed at a checkpoint, with those that are asked for there. A change to the value that a setting has, or is to get, is none: so the
 * same command may be started again. Throws ConfigError for a value or a setting that cannot be.
 */
export function plannedChanges(
  config: Config,
  stored: readonly Change[],
  from: Pick<Checkpoint, 'step' | 'changes'> | undefined,
  asked: readonly AskedChange[],
  dataset: Dataset,
): readonly Change[] {
  const { step = 0, changes: made = [] } = from ?? {};
  let all = stored;
  for (const { setting, value } of asked) {
    const rest = all.filter((one, i) => i < made.length || one.step > step || one.setting !== setting);
    const before = rest.filter((one) => one.step <= step);
    const base = configAfter(config, before);
    const wanted = changedConfig(base, { setting, value }, dataShape(dataset))[setting] as Change['value'];
    const isPending = all.slice(made.length).some((one) => one.setting === setting && one.value === wanted);
    if (isPending) continue;
    const added = base[setting] === wanted ? [] : [{ step, setting, value: wanted }];
    all = [...before, ...added, ...rest.slice(before.length)];
  }
  return all;
}

/** Throws ConfigError unless a run of these data can make its changes, one after the other. */
export function checkChanges(config: Config, changes: readonly Change[], dataset: Dataset): void {
  changes.reduce((before, change) => changedConfig(before, change, dataShape(dataset)), config);
}

/** Whether the changes of a checkpoint are the first ones of a list. */
export function beginsWith(changes: readonly Change[], made: readonly Change[] = []): boolean {
  const text = (list: readonly Change[]) =>
    JSON.stringify(list.map(({ step, setting, value }) => [step, setting, value]));
  return text(changes.slice(0, made.length)) === text(made);
}
