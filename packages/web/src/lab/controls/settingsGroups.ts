import { formSettings } from '../../../build/formSettings.ts';
import { h } from './dom.ts';
import type { SettingsField } from './settingsField.ts';

const TITLES = { model: 'Networks', training: 'Training', run: 'Run', data: 'Data' };
/** Settings that decide most; the others are folded up by group. */
const MAIN = [
  ...['learningRateG', 'learningRateD', 'loss', 'penalty', 'penaltyWeight'],
  ...['discriminatorSteps', 'generatorSteps', 'batchSize'],
  ...['noise', 'imbalance'],
];

/** The main settings, then the others of each group, folded up; a group says how many of its settings differ from the preset. */
export function settingsGroups(fields: ReadonlyMap<string, SettingsField>) {
  const rest = [...fields.keys()].filter((key) => !MAIN.includes(key));
  const names = [...new Set(rest.map((key) => formSettings[key].group))];
  const all = (keys: readonly string[]) =>
    h('div', { className: 'groups' }, ...keys.flatMap((key) => fields.get(key)?.element ?? []));
  const main = h('fieldset', {}, h('legend', {}, 'What decides most'), all(MAIN));
  const folded = names.map((name) => {
    const keys = rest.filter((key) => formSettings[key].group === name);
    const summary = h('summary', {}, TITLES[name]);
    const mark = (changed: readonly string[]) => {
      const count = keys.filter((key) => changed.includes(key)).length;
      summary.textContent = count === 0 ? TITLES[name] : `${TITLES[name]} (${count} not as in the preset)`;
    };
    return { element: h('details', { className: 'more' }, summary, all(keys)) as HTMLElement, mark };
  });
  return [{ element: main as HTMLElement, mark: () => {} }, ...folded];
}
