// The lab's page: a gallery of presets over the element. The part of the address behind # is the run.
import '../gan-lab.ts';
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { presets } from '../lab/model/coreTables.ts';
import { commandOf, type Recipe, readLink, writeLink } from '../lab/model/link.ts';
import { thumbnail } from './thumbnail.ts';

const TITLES: Record<string, string> = {
  gauss1d: 'Bell curve',
  ring8: 'Ring of eight',
  grid25: 'Grid of 25',
  swissroll: 'Swiss roll',
  digits: 'Digits',
  'conditional-digits': 'Digits on demand',
};

const lab = document.getElementById('lab') as GanLab;
const items = Object.keys(presets)
  .filter((name) => presets[name].config.data !== '')
  .map((name) => {
    const link = h('a', { href: writeLink({ preset: name, settings: {}, actions: [] }) }, h('b', {}, TITLES[name] ?? name), h('span', {}, presets[name].help)); // biome-ignore format: one card
    link.prepend(thumbnail(name));
    return { name, link };
  });
document.getElementById('gallery')?.append(...items.map(({ link }) => h('li', {}, link)));

/** Opens the run that the address names; what cannot be read or opened is said, and the first preset is there instead. */
async function openAddress(): Promise<void> {
  try {
    const { recipe, unknown } = readLink(location.hash);
    const opened = lab.load(recipe);
    markCurrent();
    await opened;
    const { lab: held } = lab;
    if (unknown.length > 0) lab.say(`Ignored in the address: ${unknown.join(', ')}.`);
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

/** Whether a run is of a preset: with other settings, it may be; with other data it is not. */
const isPreset = ({ preset, settings, drawn }: Recipe, name: string): boolean =>
  preset === name && !drawn && (settings.data ?? presets[name].config.data) === presets[name].config.data;

lab.addEventListener('gan-ready', markCurrent);
lab.addEventListener('gan-state', markCurrent);
window.addEventListener('hashchange', () => void openAddress());
void openAddress();
