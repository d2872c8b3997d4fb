import { figurePng } from '../../session/figurePng.ts';
import type { Session } from '../../session/types.ts';
import { figureDialog } from '../controls/figureDialog.ts';
import { download } from './download.ts';
import type { Host } from './host.ts';
import { iterationsIn, type Lab } from './labState.ts';

/**
 * Asks for SVG or PNG, and saves the figure that suits the run as `ganvil figure` draws it; the PNG is that of the run which is exported now. Gives a sentence
 * for the user, '' where nothing was saved. Rejects with a SessionError.
 */
export async function saveFigure(host: Host, lab: Lab, session: Session): Promise<string> {
  const choice = await figureDialog(host.shadowRoot!);
  if (!choice) return '';
  const run = `${lab.recipe.preset}-${iterationsIn(lab)}`;
  if (choice.format === 'svg') {
    const { name, svg } = await session.figure();
    return saved(`${run}-${name}.svg`, svg, 'image/svg+xml');
  }
  const { scale } = choice;
  const { name, svg, text } = await session.figure(undefined, { run: `${run}.safetensors`, scale });
  const { assets, integrity } = lab.options;
  return saved(`${run}-${name}.png`, await figurePng(svg, { text, scale, assets, integrity }), 'image/png');
}

function saved(file: string, content: BlobPart, type: string): string {
  download(file, new Blob([content], { type }));
  return `Saved ${file}.`;
}
