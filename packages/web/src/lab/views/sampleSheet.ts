import { showSheet } from '../../plots/images.ts';
import { h } from '../controls/dom.ts';
import type { Lab } from '../model/labState.ts';

const COLUMNS = 8;
const WHICH = { averaged: 'average of G', current: 'G now' };

/** The samples on fixed latents, and a slider that goes back to earlier ones: how they grew. */
export function sampleSheet() {
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
    const most = Math.max(0, lab.pictures.length - 1);
    slider.max = String(most);
    if (following) slider.value = String(most);
    const picture = lab.pictures[Number(slider.value)];
    if (!picture) return;
    showSheet(canvas, picture.samples, COLUMNS);
    canvas.ariaLabel = `${picture.samples.count} images that G draws from always the same latents, after ${picture.iteration} steps, ${WHICH[picture.weights]}`;
    caption.textContent = `${following ? 'now, ' : ''}step ${picture.iteration}, ${WHICH[picture.weights]}`;
  }

  const time = h(
    'div',
    { className: 'row time' },
    h('span', { className: 'caption' }, 'Growth'),
    slider,
    caption,
  );
  return { element: h('div', { className: 'panel' }, canvas, time), draw, measure: async () => {} };
}
