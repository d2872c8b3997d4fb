import { formSettings } from '../../../build/formSettings.ts';
import { settings } from '../model/coreTables.ts';
import type { FormSetting, SettingRow } from '../model/tableRows.ts';
import { h } from './dom.ts';
import { labelOf } from './labelOf.ts';
import { stopSlider } from './stopSlider.ts';

type Input = HTMLInputElement | HTMLSelectElement;

/** A setting in the form. */
export interface SettingsField {
  readonly element: HTMLElement;
  readonly input: Input;
  /** Says something of its value. */
  say(text: string): void;
}

/** A setting with its help in words, which describes its input. */
export function settingsField(key: string): SettingsField {
  const input = settingInput({ ...settings[key], ...formSettings[key] });
  const help = h('small', { id: `help-${key}`, className: 'caption' }, formSettings[key].help);
  const other = h('small', { className: 'other' });
  input.setAttribute('aria-describedby', help.id);
  const slider = stopSlider(key, input);
  const label = h('label', {}, h('span', {}, labelOf(key)), input);
  const element = h('div', {}, label, ...(slider ? [slider.element] : []), help, other);
  const say = (text: string): void => {
    slider?.follow();
    if (other.textContent !== text) other.textContent = text;
  };
  return { element, input, say };
}

/** A setting that follows another one is empty by default. */
export const defaultOf = ({ follows, initial }: SettingRow) => (follows === undefined ? initial : '');

/** Whether a setting has the value of the one that it follows. */
export function isFollowing(key: string, config: Readonly<Record<string, unknown>>): boolean {
  const { follows } = settings[key];
  return follows !== undefined && config[key] !== undefined && config[key] === config[follows];
}

/** An empty field for a value of a setting. */
export function settingInput({ kind, options, min, max, follows }: SettingRow & FormSetting): Input {
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
