import { allPresets } from '../../../build/allPresets.ts';
import { formSettings } from '../../../build/formSettings.ts';
import type { MadeChange } from '../model/changeInRun.ts';
import { settings } from '../model/coreTables.ts';
import { h } from './dom.ts';
import { labelOf } from './labelOf.ts';
import { defaultOf, isFollowing, type SettingsField, settingsField } from './settingsField.ts';
import { settingsGroups } from './settingsGroups.ts';

/** What the form shows of a run. */
export interface ShownRun {
  readonly preset: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly changes: readonly MadeChange[];
}

/** What the form does. */
export interface FormActions {
  /** Begins a run with the settings that differ from the preset's. */
  restart(changed: Record<string, string>): void;
  /** Gives a setting another value in the run; gives why that could not be, or ''. Undefined: the run has not begun. */
  change(setting: string, value: string): Promise<string> | undefined;
}

/** The form's fields, and what they are compared with. */
interface Form {
  readonly fields: ReadonlyMap<string, SettingsField>;
  readonly groups: ReturnType<typeof settingsGroups>;
  /** Why values were not taken, by setting. */
  readonly refused: Map<string, string>;
  shown: ShownRun;
}

const INTRODUCTION =
  'A new value applies to the run at once, also while it trains, where networks and optimizers stay as they are; the link and the digest tell of it. Other settings take effect on restart.';

/** A form over core's table of settings; `show` shows a run, or `again` what has changed of the same one. */
export function settingsForm(actions: FormActions) {
  const fields = new Map(Object.keys(formSettings).map((key) => [key, settingsField(key)]));
  const shown: ShownRun = { preset: '', config: {}, changes: [] };
  const form: Form = { fields, groups: settingsGroups(fields), refused: new Map(), shown };
  const [made, problem] = [h('p', { className: 'caption' }), h('p', { className: 'refused' })];
  const reset = h('button', { type: 'button', onclick: () => fill(form, initialOf) }, 'Reset to preset');
  const submit = h('button', { type: 'submit', className: 'primary' }, 'Restart with these settings');
  const element = h(
    'form',
    { className: 'settings', noValidate: true, oninput: () => mark(form) },
    h('p', { className: 'caption' }, INTRODUCTION),
    made,
    ...form.groups.map((group) => group.element),
    h('div', { className: 'row end' }, problem, reset, submit),
  );
  const restart = () => actions.restart(changedIn(form));
  element.onsubmit = (event) => {
    event.preventDefault();
    restart();
  };
  for (const [key, { input }] of fields) onTaken(input, () => void take(form, key, actions, restart));
  const say = (text: string) => {
    problem.textContent = text;
  };
  function show(run: ShownRun, again: boolean): void {
    const { config: before } = form.shown;
    form.shown = run;
    if (!again) say('');
    made.textContent = run.changes.length === 0 ? '' : `In this run: ${run.changes.map(inWords).join('; ')}.`;
    const isNew = (key: string) => !again || before[key] !== run.config[key];
    fill(form, (_, key) => (isNew(key) ? currentOf(form, key) : undefined));
  }
  return { element, show, say };
}

/** Calls when a value is typed in or chosen. In a run, the Enter key gives the value to it, and does not begin another. */
function onTaken(input: SettingsField['input'], take: () => void): void {
  input.onchange = take;
  input.onkeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    take();
  };
}

/** Gives the run the value in a field, if it may change there; a run that has not begun starts anew. */
async function take(form: Form, key: string, { change }: FormActions, restart: () => void): Promise<void> {
  const { config } = form.shown;
  const { follows } = settings[key];
  const value = typedIn(form, key) || String(follows === undefined ? '' : config[follows]);
  form.refused.delete(key);
  if (!formSettings[key].inRun || value === String(config[key])) return mark(form);
  const changing = change(key, value);
  if (!changing) return restart();
  const why = await changing;
  if (why) form.refused.set(key, ` ${why}`);
  mark(form);
}

/** Fills in values; fields without one stay. */
function fill(form: Form, valueFor: (form: Form, key: string) => string | undefined): void {
  for (const [key, { input }] of form.fields) {
    const value = valueFor(form, key);
    if (value === undefined) continue;
    input.value = value;
    form.refused.delete(key);
  }
  mark(form);
}

/** Says of each field what differs: from the preset, from the beginning of the run, from what it takes. */
function mark(form: Form): void {
  for (const [key, { say }] of form.fields) say(form.refused.get(key) ?? differences(form, key));
  const changed = Object.keys(changedIn(form));
  for (const group of form.groups) group.mark(changed);
}

function differences(form: Form, key: string): string {
  const { changes } = form.shown;
  const typed = typedIn(form, key);
  const usual = initialOf(form, key);
  const last = changes.filter(({ setting }) => setting === key).at(-1);
  const waits = !formSettings[key].inRun && typed !== currentOf(form, key);
  return [
    ...(last ? [` Changed at step ${last.iteration.toLocaleString('en')}.`] : []),
    ...(typed === usual ? [] : [` Preset: ${usual || 'none'}.`]),
    ...(waits ? [' Takes effect on restart.'] : []),
  ].join('');
}

/** The values that differ from the preset's. */
const changedIn = (form: Form): Record<string, string> =>
  Object.fromEntries(
    [...form.fields.keys()].flatMap((key) => {
      const typed = typedIn(form, key);
      return typed === initialOf(form, key) ? [] : [[key, typed]];
    }),
  );

const typedIn = ({ fields }: Form, key: string): string => fields.get(key)!.input.value.trim();

/** The value of the preset. */
const initialOf = ({ shown }: Form, key: string): string =>
  String(allPresets[shown.preset]?.config[key] ?? defaultOf(settings[key]));

/** The value of the run. */
const currentOf = (form: Form, key: string): string =>
  isFollowing(key, form.shown.config) ? '' : String(form.shown.config[key] ?? initialOf(form, key));

const inWords = ({ setting, value, iteration }: MadeChange): string =>
  `${labelOf(setting)} ${value} since step ${iteration.toLocaleString('en')}`;
