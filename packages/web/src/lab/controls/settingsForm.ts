import { formSettings } from '../../../build/formSettings.ts';
import { presets, settings } from '../model/coreTables.ts';
import type { FormSetting, SettingRow } from '../model/tableRows.ts';
import { h } from './dom.ts';
import { labelOf } from './labelOf.ts';

const TITLES = { model: 'Networks', training: 'Training', run: 'Run', data: 'Data' };
/** Settings that decide most; the others are folded up by group. */
const MAIN = [
  ...['learningRateG', 'learningRateD', 'loss', 'penalty', 'penaltyWeight'],
  ...['discriminatorSteps', 'generatorSteps', 'batchSize'],
];
type Input = HTMLInputElement | HTMLSelectElement;

/** A setting in the form. */
interface Field {
  readonly element: HTMLElement;
  readonly input: Input;
  /** Says what the preset has, where that differs. */
  mark(initial: string): boolean;
}

/** A form over core's table of settings. `apply` gets those that differ from the preset's. */
export function settingsForm(apply: (changed: Record<string, string>) => void) {
  const keys = Object.keys(formSettings);
  const fields = new Map(keys.map((key) => [key, fieldOf(key)]));
  const groups = groupsOf(fields);
  let preset = '';
  const initial = (key: string) => String(presets[preset]?.config[key] ?? defaultOf(settings[key]));
  const mark = () => {
    const changed = keys.filter((key) => fields.get(key)!.mark(initial(key)));
    for (const group of groups) group.mark(changed);
  };
  const problem = h('p', { className: 'refused' });
  const reset = h('button', { type: 'button', onclick: () => show(preset, {}) }, 'Reset to preset');
  const submit = h('button', { type: 'submit', className: 'primary' }, 'Restart with these settings');
  const form = h(
    'form',
    { className: 'settings', noValidate: true, oninput: mark },
    ...groups.map(({ element }) => element),
    h('div', { className: 'row end' }, problem, reset, submit),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const values = [...fields].map(([key, { input }]) => [key, input.value.trim()]);
    apply(Object.fromEntries(values.filter(([key, value]) => value !== initial(key))));
  };

  function show(name: string, config: Readonly<Record<string, unknown>>): void {
    preset = name;
    problem.textContent = '';
    for (const [key, { input }] of fields)
      input.value = isFollowing(key, config) ? '' : String(config[key] ?? initial(key));
    mark();
  }
  const say = (text: string) => {
    problem.textContent = text;
  };
  return { element: form, show, say };
}

/** The main settings, then the others of each group, folded up; a group says how many of its settings differ from the preset. */
function groupsOf(fields: ReadonlyMap<string, Field>) {
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

/** A setting with its help in words, which describes its input. */
function fieldOf(key: string): Field {
  const input = inputOf({ ...settings[key], ...formSettings[key] });
  const help = h('small', { id: `help-${key}`, className: 'caption' }, formSettings[key].help);
  const other = h('small', { className: 'other' });
  input.setAttribute('aria-describedby', help.id);
  const element = h('div', {}, h('label', {}, h('span', {}, labelOf(key)), input), help, other);
  const mark = (initial: string): boolean => {
    const changed = input.value.trim() !== initial;
    const text = changed ? ` Preset: ${initial || 'none'}.` : '';
    if (other.textContent !== text) other.textContent = text;
    return changed;
  };
  return { element, input, mark };
}

/** A setting that follows another one is empty by default. */
const defaultOf = ({ follows, initial }: SettingRow) => (follows === undefined ? initial : '');

/** Whether a setting has the value of the one that it follows. */
function isFollowing(key: string, config: Readonly<Record<string, unknown>>): boolean {
  const { follows } = settings[key];
  return follows !== undefined && config[key] !== undefined && config[key] === config[follows];
}

function inputOf({ kind, options, min, max, follows }: SettingRow & FormSetting): Input {
  const choices = kind === 'toggle' ? ['false', 'true'] : options;
  const same = follows === undefined ? [] : [h('option', { value: '' }, `as ${labelOf(follows)}`)];
  if (choices)
    return h('select', {}, ...same, ...choices.map((option) => h('option', { value: option }, option)));
  if (kind === 'text') return h('input', { type: 'text' });
  const field = h('input', {
    type: 'text',
    inputMode: kind === 'integer' ? 'numeric' : 'decimal',
    autocomplete: 'off',
  });
  const range = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
  field.placeholder = follows === undefined ? range : `as ${labelOf(follows)}`;
  return field;
}
