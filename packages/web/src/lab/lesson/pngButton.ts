import type { FigurePngOptions } from '../../session/figurePng.ts';
import { h } from '../controls/dom.ts';
import { download } from '../model/download.ts';

/** A button that saves a figure as PNG under a name, and says what fails. The rasteriser is loaded by the first one that is pressed. */
export function pngButton(file: string, svg: Uint8Array, options: FigurePngOptions): HTMLElement {
  const problem = h('span', { role: 'status' });
  const onclick = async () => {
    button.disabled = true;
    problem.textContent = '';
    try {
      const { figurePng } = await import('../../session/figurePng.ts');
      download(file, new Blob([await figurePng(svg, options)], { type: 'image/png' }));
    } catch (error) {
      problem.textContent = (error as Error).message;
    } finally {
      button.disabled = false;
    }
  };
  const button = h('button', { type: 'button', onclick }, `Save ${file}`);
  return h('span', {}, ' ', button, ' ', problem);
}
