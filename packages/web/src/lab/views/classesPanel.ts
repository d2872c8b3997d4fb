// The class that a run gives each real sample, beside its own: a few samples, and counts of all that the page has.
import { kindOf } from '../../../build/asImages.mjs';
import { isWide, pixelsOf, showPixels } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { confusion } from '../measures/confusion.ts';
import { firstSamples } from '../model/sampleSelection.ts';
import type { Panel } from './panel.ts';

const SAMPLES = 12; // that are drawn
const COUNTED = 500;
const MOST_CLASSES = 16; // of a table

/** The panel. */
export function classesPanel(session: Session): Panel {
  const { classNames: names, shape } = session;
  const real = firstSamples(session.real, COUNTED);
  const labels = real.labels ?? new Int32Array(real.count);
  const drawn =
    kindOf(shape) === 'points' ? [] : Array.from({ length: Math.min(SAMPLES, real.count) }, (_, i) => i);
  const cards = drawn.map((i) => cardOf(names[labels[i]]));
  drawn.forEach((i, k) => {
    showPixels(cards[k].canvas, pixelsOf(real, i));
  });
  const body = h('tbody');
  const note = h('p', { className: 'caption' });

  async function measure(now: Session) {
    const { found, counts, right } = confusion(await now.classify(real), labels, names.length);
    drawn.forEach((i, k) => {
      cards[k].show(names[found[i].label], found[i].probability, found[i].label === labels[i]);
    });
    if (names.length <= MOST_CLASSES)
      body.replaceChildren(...counts.map((row, i) => rowOf(names[i], row, i)));
    note.textContent = `${right} of ${real.count} real samples get their own class.`;
  }
  const figures = cards.map(({ element }) => element);
  const gallery = h(
    'div',
    { className: drawn.length > 0 && isWide(shape) ? 'duel wide' : 'duel', hidden: drawn.length === 0 },
    ...figures,
  );
  return { element: h('div', { className: 'panel' }, gallery, note, tableOf(names, body)), measure };
}

/** A real sample, the class that it gets, and how probable that is. */
function cardOf(name: string) {
  const canvas = h('canvas', {
    className: 'picture',
    role: 'img',
    ariaLabel: `A real sample of class ${name}`,
  });
  const text = h('span', { className: 'says' }, '–');
  const element = h('div', { className: 'card' }, canvas, text);
  const show = (found: string, probability: number, right: boolean): void => {
    text.textContent = `${found}, ${Math.round(100 * probability)} %`;
    element.classList.toggle('mistaken', !right);
  };
  return { element, canvas, show };
}

/** The table of counts, hidden where there are too many classes for one. */
function tableOf(names: readonly string[], body: HTMLElement): HTMLElement {
  const heads = ['class', ...names].map((name) => h('th', { scope: 'col' }, name));
  return h(
    'table',
    { className: 'confusion', hidden: names.length > MOST_CLASSES },
    h(
      'caption',
      { className: 'caption' },
      'Rows: the class of real samples. Columns: the class that they get.',
    ),
    h('thead', {}, h('tr', {}, ...heads)),
    body,
  );
}

function rowOf(name: string, counts: readonly number[], own: number): HTMLElement {
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const cells = counts.map((count, i) => {
    const cell = h('td', { className: i === own ? 'own' : 'other' }, count === 0 ? '' : String(count));
    cell.style.setProperty('--share', String(count / all));
    return cell;
  });
  return h('tr', {}, h('th', { scope: 'row' }, name), ...cells);
}
