import { datasets } from '../model/coreTables.ts';
import type { Recipe } from '../model/link.ts';
import { h } from './dom.ts';

/** Chooses among the built-in data sets with samples of the preset's shape and, for points, a drawing. */
export function dataPicker(choose: (name: string) => void, draw: () => void) {
  const list = h('select', {
    ariaLabel: 'Data',
    onchange: () => (list.value === 'drawn' ? draw() : choose(list.value)),
  });
  const pen = h('button', { type: 'button', onclick: draw }, 'Draw your own');
  const element = h('div', { className: 'row' }, h('label', { className: 'row' }, 'Data', list), pen);

  function show({ drawn }: Recipe, data: string, shape: readonly number[]): void {
    const points = shape.length === 1 && shape[0] === 2;
    const fits = Object.entries(datasets).filter(([, set]) => String(set.shape) === String(shape));
    const options = fits.map(([name, { help }]) => h('option', { value: name, title: help }, name));
    list.replaceChildren(...options, ...(points ? [h('option', { value: 'drawn' }, 'drawn points')] : []));
    list.value = drawn ? 'drawn' : data;
    pen.hidden = !points;
    element.hidden = list.options.length < 2;
  }
  return { element, show };
}
