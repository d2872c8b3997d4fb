import { datasets, gallery } from '../model/coreTables.ts';
import type { Recipe } from '../model/link.ts';
import { h } from './dom.ts';
import { fileButton } from './fileButton.ts';

/** What a data picker does. */
export interface DataActions {
  choose(name: string): void;
  draw(): void;
  openFiles(files: File[]): void;
}

/** Chooses among the built-in data sets with samples of the preset's shape, a drawing of points, and files of the user. */
export function dataPicker({ choose, draw, openFiles }: DataActions) {
  const list = h('select', {
    ariaLabel: 'Data',
    onchange: () => (list.value === 'drawn' ? draw() : choose(list.value)),
  });
  /** Titles of the options, loaded with the first look at the list. */
  const explain = async () => {
    const { dataHelp } = await import('../../../build/dataHelp.ts');
    for (const option of list.options) option.title = dataHelp[option.value] ?? '';
  };
  list.onpointerenter = list.onfocus = () => void explain().catch(() => {});
  const label = h('label', { className: 'row' }, 'Data', list);
  const pen = h('button', { type: 'button', onclick: draw }, 'Draw your own');
  const own = h('button', { type: 'button', title: OWN_HELP }, 'Own files');
  const element = h('div', { className: 'row' }, label, pen, ...fileButton(own, openFiles));

  function show({ drawn, files }: Recipe, data: string, shape: readonly number[]): void {
    const points = shape.length === 1 && shape[0] === 2;
    const fits = Object.entries(datasets).filter(([, set]) => String(set.shape) === String(shape));
    const options = fits.map(([value]) => h('option', { value }, gallery[value] ?? value));
    list.replaceChildren(...options, ...(points ? [h('option', { value: 'drawn' }, 'drawn points')] : []));
    list.value = drawn ? 'drawn' : data;
    pen.hidden = !points || files !== undefined;
    label.hidden = list.options.length < 2 || files !== undefined;
  }
  return { element, show };
}

const OWN_HELP =
  'Pictures, a folder, a ZIP, CSV, IDX, NPZ, or a checkpoint; also dropped here. Nothing leaves this browser.';
