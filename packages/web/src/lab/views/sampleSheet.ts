import { showSheet, squareColumns } from '../../plots/images.ts';
import { h } from '../controls/dom.ts';
import type { Lab } from '../model/labState.ts';
import type { Panel } from './panel.ts';

const WEIGHTS = { averaged: 'averaged weights', current: 'current weights' };

/** Samples on the run's fixed latents, with a slider that shows earlier ones. */
export function sampleSheet(): Panel {
  const canvas = h('canvas', { className: 'sheet', role: 'img' });
  const slider = h('input', {
    type: 'range',
    min: '0',
    max: '0',
    value: '0',
    ariaLabel: 'Samples at an earlier step',
  });
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
    showSheet(canvas, samples, squareColumns(samples.shape, samples.count));
    canvas.ariaLabel = `${samples.count} samples of G from fixed latents at step ${iteration}, ${WEIGHTS[weights]}`;
    caption.textContent = `step ${iteration}${following ? ' (latest)' : ''}, ${WEIGHTS[weights]}`;
  }

  const title = h('span', { className: 'caption' }, 'History');
  const time = h('div', { className: 'row time' }, title, slider, caption);
  return { element: h('div', { className: 'panel' }, canvas, time), draw, measure: async () => {} };
}
