import { settingsHelp } from '../../../build/settingsHelp.ts';
import { presets, settings } from '../model/coreTables.ts';
import type { SettingRow } from '../model/tableRows.ts';
import { h } from './dom.ts';
import { labelOf } from './labelOf.ts';

const TITLES = { model: 'Networks', training: 'Training', run: 'Run', data: 'Data' };
type Field = HTMLInputElement | HTMLSelectElement;

/** A form over core's table of settings. `apply` gets those that differ from the preset's. */
export function settingsForm(apply: (changed: Record<string, string>) => void) {
  const fields = new Map<string, Field>();
  const shown = Object.keys(settings).filter((key) => settings[key].hidden !== true);
  let preset = '';
  const initial = (key: string) => String(presets[preset]?.config[key] ?? defaultOf(settings[key]));
  const problem = h('p', { className: 'refused' });
  const reset = h('button', { type: 'button', onclick: () => show(preset, {}) }, 'Reset to preset');
  const submit = h('button', { type: 'submit', className: 'primary' }, 'Restart with these settings');
  const form = h(
    'form',
    { className: 'settings', noValidate: true },
    h('div', { className: 'groups' }, ...fieldsets(shown, fields)),
    h('div', { className: 'row end' }, problem, reset, submit),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const values = [...fields].map(([key, field]) => [key, field.value.trim()]);
    apply(Object.fromEntries(values.filter(([key, value]) => value !== initial(key))));
  };

  function show(name: string, config: Readonly<Record<string, unknown>>): void {
    preset = name;
    problem.textContent = '';
    for (const [key, field] of fields)
      field.value = isFollowing(key, config) ? '' : String(config[key] ?? initial(key));
  }
  const say = (text: string) => {
    problem.textContent = text;
  };
  return { element: form, show, say };
}

/** The fields of settings, in a set per group; they are added to `fields`. */
function fieldsets(keys: readonly string[], fields: Map<string, Field>): HTMLElement[] {
  const labelled = (key: string) => {
    const field = fieldOf(settings[key]);
    fields.set(key, field);
    return h('label', { title: settingsHelp[key] }, h('span', {}, labelOf(key)), field);
  };
  const groups = [...new Set(keys.map((key) => settings[key].group ?? 'run'))];
  return groups.map((group) => {
    const members = keys.filter((key) => settings[key].group === group);
    return h('fieldset', {}, h('legend', {}, TITLES[group]), ...members.map(labelled));
  });
}

/** A setting that follows another one is empty by default. */
const defaultOf = ({ follows, initial }: SettingRow) => (follows === undefined ? initial : '');

/** Whether a setting has the value of the one that it follows. */
function isFollowing(key: string, config: Readonly<Record<string, unknown>>): boolean {
  const { follows } = settings[key];
  return follows !== undefined && config[key] !== undefined && config[key] === config[follows];
}

function fieldOf({ kind, options, min, max, follows }: SettingRow): Field {
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
