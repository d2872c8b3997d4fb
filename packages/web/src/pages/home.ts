// The page of the lab: a gallery of presets above the element. The part of the address behind # holds the run.
import '../gan-lab.ts';
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { gallery, presets } from '../lab/model/coreTables.ts';
import { type Recipe, readLink, writeLink } from '../lab/model/link.ts';
import { writeAddress } from './address.ts';
import { thumbnail } from './thumbnail.ts';

const KEPT = 'ganvil runs'; // whether this browser has kept runs
const KEEP_EVERY = 20_000; // milliseconds, while training
const LEFT = 'ganvil left'; // the address of the run as the tab was left

const mine = document.getElementById('mine') as HTMLElement;
const runs = document.getElementById('runs') as HTMLElement;
const lab = document.getElementById('lab') as GanLab;
const items = Object.keys(presets)
  .filter((name) => presets[name].config.data !== '')
  .map((name) => {
    const href = writeLink({ preset: name, settings: {}, actions: [] });
    const title = h('b', {}, gallery[name] ?? name);
    const help = h('span', {}, presets[name].help ?? '');
    return { name, link: h('a', { href }, thumbnail(name), title, help), help };
  });
const others = document.getElementById('others') as HTMLElement;
for (const { name, link } of items)
  (name in gallery ? document.getElementById('gallery') : others)?.append(h('li', {}, link));

/** Says what the other presets are, once their list is unfolded. */
others.parentElement!.ontoggle = async () => {
  const all = await import('../../build/allPresets.ts').catch(() => undefined);
  for (const { name, help } of items) help.textContent ||= all?.allPresets[name].help ?? '';
};

/** Opens the run of the address, as this browser has kept it if it has. If that fails, says why and opens a preset instead. */
async function openAddress(): Promise<void> {
  const { hash } = location;
  try {
    const mayBeKept = new URLSearchParams(hash.slice(1));
    if ((mayBeKept.has('acts') || mayBeKept.has('run')) && (await (await myRuns()).openKept(lab, hash)))
      return;
    if (mayBeKept.has('run')) return await openDefault('This browser no longer has that run.');
    const { recipe, unknown } = readLink(hash);
    const opened = recipe.trained ? (await trainedStarts()).openStart(lab, recipe) : lab.load(recipe);
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

/** Trained starts are loaded with the first one, or with their list. */
const trainedStarts = () => import('./trainedStarts.ts');
const starts = document.getElementById('starts') as HTMLElement;
starts.parentElement!.ontoggle = async () => (await trainedStarts()).listStarts(starts);

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
  void showCommand(recipe);
}

/** Shows the command that does the same run, if there is one; what writes it is loaded with the first. */
async function showCommand(recipe: Recipe | undefined): Promise<void> {
  const writer = await import('../lab/model/commandOf.ts').catch(() => undefined);
  const command =
    recipe && lab.session && lab.lab?.phase !== 'failed' ? writer?.commandOf(recipe) : undefined;
  document.getElementById('command-line')!.hidden = command === undefined;
  document.getElementById('command')!.textContent = command ?? '';
}

/** Whether a run counts as one of a preset: with other settings it does, with other data it does not. */
const isPreset = ({ preset, settings, drawn }: Recipe, name: string): boolean =>
  preset === name && !drawn && (settings.data ?? presets[name].config.data) === presets[name].config.data;

/** Folds what introduces the lab once it trains, so that picture, controls and loss fit one screen; the lab stays where it is. */
function foldIntroduction({ detail }: CustomEvent<{ phase: string }>): void {
  if (!['playing', 'stepping', 'replaying'].includes(detail.phase)) return;
  const intro = document.getElementById('intro') as HTMLDetailsElement;
  const before = lab.getBoundingClientRect().top;
  const { style } = document.documentElement;
  style.overflowAnchor = 'none'; // the browser's own way is no good where the reader scrolls at the same time
  intro.open = false;
  intro.classList.add('used');
  scrollBy({ top: lab.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => {
    style.overflowAnchor = '';
  });
}

/** What keeps runs, loaded with the first run that is to be kept, listed or opened. */
const myRuns = () => import('./myRuns.ts');

let keeping: Promise<unknown> = Promise.resolve();

/** Keeps the run that is shown, and writes it into the address. */
function keepSoon(): void {
  keeping = keeping
    .then(async () => {
      if (!lab.lab?.actions.length) return writeAddress(lab);
      const { keepRun, listRuns } = await myRuns();
      writeAddress(lab, await keepRun(lab));
      localStorage.setItem(KEPT, 'yes');
      await listRuns(runs, showRuns);
    })
    .catch(() => writeAddress(lab)); // no storage here, or the part that keeps runs did not load
}

/** Writes the run into the address. A reload takes the address of before: it finds this one in the tab. */
function leave(): void {
  writeAddress(lab);
  try {
    sessionStorage.setItem(LEFT, location.hash);
  } catch {} // no storage here
}

/** Takes up what `leave` has written if the page was loaded again before the run was kept. */
function comeBack(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  try {
    const left = sessionStorage.getItem(LEFT);
    if (navigation?.type === 'reload' && left) history.replaceState(null, '', left);
  } catch {} // no storage here, or a sandboxed frame
}

function showRuns(count: number): void {
  mine.hidden = count === 0;
  mine.querySelector('summary')!.textContent = `My runs (${count})`;
}

function listKept(): void {
  try {
    if (localStorage.getItem(KEPT)) void myRuns().then(({ listRuns }) => listRuns(runs, showRuns));
  } catch {} // no storage here
}

lab.addEventListener('gan-state', ({ detail: { phase } }) => {
  if (phase === 'paused' || phase === 'ended') keepSoon();
});
setInterval(() => lab.lab?.phase === 'playing' && keepSoon(), KEEP_EVERY);
document.addEventListener('visibilitychange', () => document.hidden && keepSoon());
window.addEventListener('pagehide', leave);
listKept();
lab.addEventListener('gan-state', (event) => foldIntroduction(event as CustomEvent<{ phase: string }>));
lab.addEventListener('gan-ready', markCurrent);
lab.addEventListener('gan-state', markCurrent);
window.addEventListener('hashchange', () => void openAddress());
comeBack();
void openAddress();
