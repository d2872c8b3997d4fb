// The page of the lab: a gallery of presets above the element. The part of the address behind # holds the run.
import '../gan-lab.ts';
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { presets } from '../lab/model/coreTables.ts';
import { commandOf, type Recipe, readLink, writeLink } from '../lab/model/link.ts';
import { thumbnail } from './thumbnail.ts';

/** Presets that a first visit shows. */
const TITLES: Record<string, string> = {
  gauss1d: 'Bell curve',
  ring8: 'Ring of eight',
  grid25: 'Grid of 25',
  swissroll: 'Swiss roll',
  digits: 'Digits',
  'conditional-digits': 'Digits by class',
};

const lab = document.getElementById('lab') as GanLab;
const items = Object.keys(presets)
  .filter((name) => presets[name].config.data !== '')
  .map((name) => {
    const href = writeLink({ preset: name, settings: {}, actions: [] });
    const title = h('b', {}, TITLES[name] ?? name);
    const link = h('a', { href }, thumbnail(name), title, h('span', {}, presets[name].help ?? ''));
    return { name, link };
  });
for (const { name, link } of items)
  document.getElementById(name in TITLES ? 'gallery' : 'others')?.append(h('li', {}, link));

/** Opens the run of the address. If that fails, says why and opens a preset instead. */
async function openAddress(): Promise<void> {
  try {
    const { recipe, unknown } = readLink(location.hash);
    const opened = lab.load(recipe);
    markCurrent();
    await opened;
    const { lab: held } = lab;
    if (unknown.length > 0) lab.say(`Unknown in the address, ignored: ${unknown.join(', ')}.`);
    if (held?.phase === 'failed' && !held.session && held.recipe.preset === '')
      await openDefault(held.message);
  } catch (error) {
    await openDefault((error as Error).message);
  }
}

async function openDefault(message: string): Promise<void> {
  await lab.load({ preset: 'ring8', settings: {}, actions: [] });
  lab.say(message);
}

function markCurrent(): void {
  const { recipe } = lab;
  for (const { name, link } of items) {
    if (recipe && isPreset(recipe, name)) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const command = recipe && lab.session && lab.lab?.phase !== 'failed' ? commandOf(recipe) : undefined;
  document.getElementById('command-line')!.hidden = command === undefined;
  document.getElementById('command')!.textContent = command ?? '';
}

/** Whether a run counts as one of a preset: with other settings it does, with other data it does not. */
const isPreset = ({ preset, settings, drawn }: Recipe, name: string): boolean =>
  preset === name && !drawn && (settings.data ?? presets[name].config.data) === presets[name].config.data;

/** Folds what introduces the lab once it trains, so that picture, controls and loss fit one screen. */
function foldIntroduction({ detail }: CustomEvent<{ phase: string }>): void {
  if (!['playing', 'stepping', 'replaying'].includes(detail.phase)) return;
  const intro = document.getElementById('intro') as HTMLDetailsElement;
  intro.open = false;
  intro.classList.add('used');
}

lab.addEventListener('gan-state', (event) => foldIntroduction(event as CustomEvent<{ phase: string }>));
lab.addEventListener('gan-ready', markCurrent);
lab.addEventListener('gan-state', markCurrent);
window.addEventListener('hashchange', () => void openAddress());
void openAddress();
