import { presets, settings } from '../model/coreTables.ts';
import type { SettingRow } from '../model/tableRows.ts';
import { h } from './dom.ts';

/** Settings that the lab or the page decides, not its user. */
const HIDDEN = ['sampleEvery', 'sampleCount', 'evaluateEvery', 'evaluateCount', 'logEvery', 'checkpointEvery', 'backend', 'execution', 'metrics', 'data', 'imageSize', 'channels', 'standardize', 'threads', 'wide']; // biome-ignore format: a list
const TITLES = { model: 'Networks', training: 'Training', run: 'Run', data: 'Data' };

/** A form over core's table of settings. `apply` gets those that differ from the preset's. */
export function settingsForm(apply: (changed: Record<string, string>) => void) {
  const fields = new Map<string, HTMLInputElement | HTMLSelectElement>();
  const rows = Object.entries(settings).filter(([key]) => !HIDDEN.includes(key));
  const groups = [...new Set(rows.map(([, { group }]) => group))].map((group) =>
    h(
      'fieldset',
      {},
      h('legend', {}, TITLES[group]),
      ...rows
        .filter(([, row]) => row.group === group)
        .map(([key, row]) => {
          const field = fieldOf(row);
          fields.set(key, field);
          return h('label', { title: row.help }, h('span', {}, words(key)), field);
        }),
    ),
  );
  let preset = '';
  const initial = (key: string) =>
    String(
      presets[preset]?.config[key] ?? (settings[key].follows === undefined ? settings[key].initial : ''),
    );
  const refused = h('p', { className: 'refused' });
  const form = h(
    'form',
    { className: 'settings', noValidate: true },
    h('div', { className: 'groups' }, ...groups),
    h('div', { className: 'row end' }, refused, h('button', { type: 'button', onclick: () => show(preset, {}) }, 'As the preset has them'), h('button', { type: 'submit', className: 'primary' }, 'Begin anew with these')), // biome-ignore format: one row
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const changed = [...fields].map(([key, field]) => [key, field.value.trim()]).filter(([key, value]) => value !== initial(key)); // biome-ignore format: one list
    apply(Object.fromEntries(changed));
  };

  function show(name: string, config: Readonly<Record<string, unknown>>): void {
    preset = name;
    refused.textContent = '';
    for (const [key, field] of fields) {
      const { follows } = settings[key];
      const followed = follows !== undefined && config[key] === config[follows] && config[key] !== undefined;
      field.value = followed ? '' : String(config[key] ?? initial(key));
    }
  }
  const say = (text: string) => {
    refused.textContent = text;
  };
  return { element: form, show, say };
}

function fieldOf({ kind, options, min, max, follows }: SettingRow): HTMLInputElement | HTMLSelectElement {
  const choices = kind === 'toggle' ? ['false', 'true'] : options;
  const same = follows === undefined ? [] : [h('option', { value: '' }, `as ${words(follows)}`)];
  if (choices)
    return h('select', {}, ...same, ...choices.map((option) => h('option', { value: option }, option)));
  if (kind === 'text') return h('input', { type: 'text' });
  const field = h('input', {
    type: 'text',
    inputMode: kind === 'integer' ? 'numeric' : 'decimal',
    autocomplete: 'off',
  });
  const range = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
  field.placeholder = follows === undefined ? range : `as ${words(follows)}`;
  return field;
}

/** "discriminatorSteps" to "discriminator steps"; "learningRateG" to "rate G". */
function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after}`).replace(/ ([A-Z])(?=[a-z])/g, (_, letter) => ` ${letter.toLowerCase()}`); // biome-ignore format: one line
}
