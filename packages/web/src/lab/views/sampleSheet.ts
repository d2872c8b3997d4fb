import { showSheet, squareColumns } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import type { Lab } from '../model/labState.ts';
import type { Panel } from './panel.ts';

const WEIGHTS = { averaged: 'averaged weights', current: 'current weights' };

const MOST_COLUMNS = 20; // of classes; more are too narrow for their names

/** Samples on the run's fixed latents, with a slider that shows earlier ones. Of a conditional G, each column is a class. */
export function sampleSheet({ config, classNames }: Session): Panel {
  const classes = config.conditional && classNames.length <= MOST_COLUMNS ? classNames : [];
  const [names, note] = namesOf(classes);
  const canvas = h('canvas', { className: 'sheet', role: 'img' });
  const range = { type: 'range', min: '0', max: '0', value: '0' };
  const slider = h('input', { ...range, ariaLabel: 'Samples at an earlier step' });
  const caption = h('output', { className: 'caption' });
  let following = true;
  let shown: Lab | undefined;
  slider.oninput = () => {
    following = slider.value === slider.max;
    if (shown) draw(shown);
  };

  function draw(lab: Lab): void {
    shown = lab;
    const last = String(Math.max(0, lab.pictures.length - 1));
    slider.max = last;
    if (following) slider.value = last;
    const picture = lab.pictures[Number(slider.value)];
    if (!picture) return;
    const { samples, iteration, weights } = picture;
    // Without labels of their own, fixed latents have every class in turn.
    const columns = classes.length || squareColumns(samples.shape, samples.count);
    showSheet(canvas, samples, columns);
    const byClass = classes.length > 0 ? `; a column for each class: ${classes.join(', ')}` : '';
    canvas.ariaLabel = `${samples.count} samples of G from fixed latents at step ${iteration}, ${WEIGHTS[weights]}${byClass}`;
    caption.textContent = `step ${iteration}${following ? ' (latest)' : ''}, ${WEIGHTS[weights]}`;
  }

  const title = h('span', { className: 'caption' }, 'History');
  const time = h('div', { className: 'row time' }, title, slider, caption);
  return {
    element: h('div', { className: 'panel' }, names, canvas, note, time),
    draw,
    measure: async () => {},
  };
}

/** The names of the columns, and what they are; hidden where there are none. */
function namesOf(classes: readonly string[]): readonly [HTMLElement, HTMLElement] {
  const hidden = classes.length === 0;
  const names = h('div', { className: 'class-names', hidden, ariaHidden: 'true' });
  names.append(...classes.map((name) => h('span', { title: name }, name)));
  names.style.gridTemplateColumns = `repeat(${classes.length}, minmax(0, 1fr))`;
  const text = 'Above each column: the class that G was asked for.';
  return [names, h('p', { className: 'caption', hidden }, text)];
}
