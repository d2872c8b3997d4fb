// The page that compares two runs of one preset and seed, with one setting different, in lockstep. The part of the address behind # holds both.
import '../gan-lab.ts';
import { formSettings } from '../../build/formSettings.ts';
import { h } from '../lab/controls/dom.ts';
import { labelOf } from '../lab/controls/labelOf.ts';
import { nextFrame, WHILE_TRAINING } from '../lab/controls/nextFrame.ts';
import { settingInput } from '../lab/controls/settingsField.ts';
import type { GanLab } from '../lab/element.ts';
import { reset } from '../lab/model/actions.ts';
import { gallery, presets, settings } from '../lab/model/coreTables.ts';
import { iterationsIn, type Lab } from '../lab/model/labState.ts';
import { trainTogether } from '../lab/model/trainTogether.ts';
import { styleSheets } from '../lab/styleSheets.ts';
import { comparedCharts } from './comparedCharts.ts';
import { type Comparison, readComparison, recipesOf, writeComparison } from './comparison.ts';

const find = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const elements = ['a', 'b'].map((id) => find<GanLab>(`lab-${id}`));
const titles = ['a', 'b'].map((id) => find(`title-${id}`));
const fields = ['a', 'b'].map((id) => find(`value-${id}`));
const [train, status] = [find<HTMLButtonElement>('train'), find('state')];
const steps = ['step', 'steps'].map((id) => find<HTMLButtonElement>(id));
const [preset, vary] = [find<HTMLSelectElement>('preset'), find<HTMLSelectElement>('vary')];
const seed = find<HTMLInputElement>('seed');
const [again, share] = [find<HTMLButtonElement>('again'), find<HTMLButtonElement>('share')];

const root = find('charts').attachShadow({ mode: 'open' });
const inColumns = new CSSStyleSheet();
inColumns.replaceSync(
  `.side { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 4px 24px }
.key.a i { color: var(--a) } .key.b i { color: var(--b) }`,
);
root.adoptedStyleSheets = [...styleSheets(), inColumns];
const place = h('div', { className: 'side' });
root.append(place);
const charts = comparedCharts(place);

let comparison: Comparison;
let training = false;

const labs = (): Lab[] => elements.flatMap(({ lab }) => lab ?? []);
const isChanging = () => labs().some(({ phase }) => phase === 'opening' || phase === 'replaying');

const show = nextFrame(
  () => {
    charts.show(labs());
    const busy = isChanging();
    train.textContent = training ? 'Pause' : 'Train both';
    train.disabled = busy || labs().every(({ phase }) => phase === 'ended' || phase === 'failed');
    for (const button of [...steps, again]) button.disabled = busy || training;
  },
  () => (training ? WHILE_TRAINING : 0),
);

/** Opens both runs, and replays what was done. */
async function open(next: Comparison): Promise<void> {
  comparison = next;
  training = false;
  const { recipe, setting, values } = next;
  preset.value = recipe.preset;
  vary.value = setting;
  seed.value = recipe.settings.seed ?? '0';
  seed.disabled = setting === 'seed';
  values.forEach((value, i) => fields[i].replaceChildren(inputOf(setting, value, i)));
  values.forEach((value, i) => {
    titles[i].textContent = `${'AB'[i]}: ${labelOf(setting)} ${value || 'as in the preset'}`;
  });
  writeAddress();
  const recipes = recipesOf(next);
  await Promise.all(elements.map((element, i) => element.load(recipes[i])));
  charts.redraw();
  show();
}

/** The field for the value of the setting in one of the runs. */
function inputOf(setting: string, value: string, i: number): HTMLElement {
  const input = settingInput({ ...settings[setting], ...formSettings[setting] });
  input.value = value;
  input.ariaLabel = `${labelOf(setting)} of ${'AB'[i]}`;
  input.onchange = () => {
    const values = comparison.values.map((old, j) => (i === j ? input.value.trim() : old));
    void open(begun({ values: [values[0], values[1]] }));
  };
  return input;
}

/** The comparison with something else, from the beginning. */
const begun = (other: Partial<Comparison>): Comparison => {
  const next = { ...comparison, ...other };
  return { ...next, recipe: { ...next.recipe, actions: [] } };
};

/** Writes both runs into the address, with the actions of the one that went further. */
function writeAddress(): void {
  const [first, second] = labs();
  const done =
    first && second && [first, second].every(({ phase }) => phase !== 'opening' && phase !== 'replaying')
      ? (iterationsIn(first) < iterationsIn(second) ? second : first).actions
      : comparison.recipe.actions;
  history.replaceState(
    null,
    '',
    writeComparison({ ...comparison, recipe: { ...comparison.recipe, actions: done } }),
  );
}

async function advance(count: number): Promise<void> {
  training = true;
  show();
  await trainTogether(labs(), count, () => training);
  training = false;
  writeAddress();
  show();
}

/** Two values of a setting to begin with: its first two choices, or its value and ten times that. */
function valuesOf(setting: string): Comparison['values'] {
  const { options } = formSettings[setting];
  const now = String(elements[0].session?.config[setting as never] ?? settings[setting].initial);
  const choices = settings[setting].kind === 'toggle' ? ['false', 'true'] : options;
  if (choices) return [now, choices.find((choice) => choice !== now) ?? now];
  return [now, Number(now) === 0 ? '1' : String(Number((10 * Number(now)).toPrecision(12)))];
}

function openAddress(): void {
  try {
    const { comparison: found, unknown } = readComparison(location.hash);
    status.textContent = unknown.length > 0 ? `Unknown in the address, ignored: ${unknown.join(', ')}.` : '';
    void open(found);
  } catch (error) {
    void open(readComparison('').comparison);
    status.textContent = (error as Error).message;
  }
}

preset.append(
  ...Object.keys(presets)
    .filter((name) => presets[name].config.data !== '')
    .map((name) => h('option', { value: name }, gallery[name] ? `${gallery[name]} (${name})` : name)),
);
vary.append(...Object.keys(formSettings).map((key) => h('option', { value: key }, labelOf(key))));
preset.onchange = () =>
  void open({ ...begun({}), recipe: { preset: preset.value, settings: {}, actions: [] } });
vary.onchange = () => void open(begun({ setting: vary.value, values: valuesOf(vary.value) }));
seed.onchange = () =>
  void open(
    begun({
      recipe: { ...comparison.recipe, settings: { ...comparison.recipe.settings, seed: seed.value.trim() } },
    }),
  );
train.onclick = () => {
  if (training) training = false;
  else void advance(Number.POSITIVE_INFINITY);
};
[1, 100].forEach((count, i) => {
  steps[i].onclick = () => void advance(count);
});
again.onclick = async () => {
  await Promise.all(labs().map(reset));
  writeAddress();
};
share.onclick = async () => {
  training = false;
  writeAddress();
  const copied = await navigator.clipboard.writeText(location.href).then(
    () => 'The link was copied to the clipboard.',
    () => 'The link is in the address bar.',
  );
  status.textContent = `${copied} It replays both runs to the same digests.`;
};
for (const name of ['gan-step', 'gan-state', 'gan-ready'])
  for (const element of elements) element.addEventListener(name, show);
matchMedia('(prefers-color-scheme: dark)').onchange = () => {
  charts.redraw();
  show();
};
window.addEventListener('hashchange', openAddress);
openAddress();
