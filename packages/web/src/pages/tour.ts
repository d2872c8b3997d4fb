// The tour: stops that are run one at a time, or all of them.
import '../gan-lab.ts';
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { type Outcome, type Stop, stops } from './tourStops.ts';

const lab = document.getElementById('lab') as GanLab;
const all = document.getElementById('all') as HTMLButtonElement;
const state = document.getElementById('state') as HTMLElement;
const narrow = matchMedia('(max-width: 900px)'); // then the lab stands above the stops

/** A stop in the page. */
interface Card {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  show(outcome: Outcome | undefined, result: string, mark: string): void;
}

const cards = stops.map(cardOf);
document.getElementById('steps')?.append(...cards.map(({ item }) => item));

function cardOf({ title, text, claim }: Stop, i: number): Card {
  const button = h('button', { type: 'button', onclick: () => void run([i]) }, 'Run this');
  const rows = h('dl');
  const result = h('span', { className: 'result', role: 'status' });
  const criterion = h('div', { className: 'criterion' }, h('span', {}, claim), result);
  const item = h('li', {}, h('h2', {}, title), h('p', {}, text), button, rows, criterion);
  const show = (outcome: Outcome | undefined, word: string, mark: string) => {
    const pairs = outcome?.rows ?? [];
    rows.replaceChildren(
      ...pairs.map(([what, value]) => h('div', {}, h('dt', {}, what), h('dd', {}, value))),
    );
    result.textContent = word;
    result.className = `result ${mark}`;
  };
  return { item, button, show };
}

/** If the lab stands above the stops, scrolls to its figure; if beside them, to the stop. */
function bringToView(item: HTMLElement): void {
  const figure = lab.shadowRoot?.querySelector('.stage');
  if (narrow.matches) (figure ?? lab).scrollIntoView({ block: 'start' });
  else item.scrollIntoView({ block: 'nearest' });
}

/** Runs stops in order. */
async function run(which: readonly number[]): Promise<void> {
  for (const button of [all, ...cards.map((card) => card.button)]) button.disabled = true;
  let held = 0;
  for (const i of which) {
    const { item, show } = cards[i];
    for (const card of cards) card.item.removeAttribute('aria-current');
    item.setAttribute('aria-current', 'step');
    bringToView(item);
    state.textContent = `Running ${i + 1} of ${stops.length} …`;
    show(undefined, '…', '');
    try {
      const outcome = await stops[i].run(lab);
      show(outcome, outcome.holds ? '✓ holds' : '✗ does not hold', outcome.holds ? 'good' : 'bad');
      if (outcome.holds) held++;
      if (which.length === 1) item.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      show(undefined, (error as Error).message, 'bad');
    }
  }
  state.textContent = which.length > 1 ? `${held} of ${which.length} claims hold.` : '';
  for (const button of [all, ...cards.map((card) => card.button)]) button.disabled = false;
}

all.onclick = () => void run(stops.map((_, i) => i));
void lab.load({ preset: 'gauss1d', settings: { seed: '1' }, actions: [] });
