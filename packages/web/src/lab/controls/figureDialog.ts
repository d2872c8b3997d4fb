import { addMoreStyles } from '../moreStyles.ts';
import { h } from './dom.ts';

/** How a figure is to be saved: as SVG, or as PNG with so many pixels per unit. */
export type FigureChoice = { readonly format: 'svg' } | { readonly format: 'png'; readonly scale: number };

/** Asks how to save a figure, in a dialog in `root`; undefined if the reader does not want to. */
export function figureDialog(root: ShadowRoot): Promise<FigureChoice | undefined> {
  const scale = h('input', { type: 'number', className: 'short', min: '1', max: '8', step: '1', value: '2' });
  return new Promise((resolve) => {
    let choice: FigureChoice | undefined;
    const choose = (text: string, chosen: () => FigureChoice | undefined) => {
      const onclick = () => {
        if (!scale.reportValidity()) return;
        choice = chosen();
        dialog.close();
      };
      return h('button', { type: 'button', onclick }, text);
    };
    const onclose = () => {
      dialog.remove();
      resolve(choice);
    };
    const dialog = h(
      'dialog',
      { className: 'drawing', ariaLabel: 'Save figure', onclose },
      h('h2', {}, 'Save figure'),
      h('label', { className: 'row' }, 'Pixels per unit of a PNG, 1 to 8', scale),
      h(
        'div',
        { className: 'row' },
        choose('Save as PNG', () => ({ format: 'png', scale: scale.valueAsNumber })),
        choose('Save as SVG', () => ({ format: 'svg' })),
        h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
      ),
    );
    root.append(dialog);
    addMoreStyles(dialog);
    dialog.showModal();
  });
}
