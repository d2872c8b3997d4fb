// The lab's page: a gallery of presets over the element. The part of the address behind # is the run.
import '../gan-lab.ts';
import { presets } from '../lab/catalogue.ts';
import { h } from '../lab/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { commandOf, type Recipe, readLink, writeLink } from '../lab/link.ts';
import { thumb } from './thumb.ts';

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
    const link = h('a', { href: writeLink({ preset: name, settings: {}, acts: [] }) }, h('b', {}, TITLES[name] ?? name), h('span', {}, presets[name].help)); // biome-ignore format: one card
    link.prepend(thumb(name));
    return { name, link };
  });
document.getElementById('gallery')?.append(...items.map(({ link }) => h('li', {}, link)));

/** Opens the run that the address names; what cannot be read is said where the lab says everything. */
function follow(): void {
  let recipe: Recipe;
  try {
    recipe = readLink(location.hash);
  } catch (error) {
    void lab.load({ preset: 'ring8', settings: {}, acts: [] }).then(() => lab.say((error as Error).message));
    return;
  }
  void lab.load(recipe);
  mark();
}

function mark(): void {
  const { recipe } = lab;
  for (const { name, link } of items) {
    if (name === recipe?.preset) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const command = recipe && commandOf(recipe);
  document.getElementById('command-line')!.hidden = command === undefined;
  document.getElementById('command')!.textContent = command ?? '';
}

lab.addEventListener('gan-ready', mark);
lab.addEventListener('gan-state', mark);
window.addEventListener('hashchange', follow);
follow();
