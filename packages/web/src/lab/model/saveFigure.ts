import { figurePng } from '../../session/figurePng.ts';
import type { Session } from '../../session/types.ts';
import { download } from './download.ts';
import { iterationsIn, type Lab } from './labState.ts';

/** How a figure is saved: as SVG, or as PNG. */
export type FigureKind = 'figure' | 'png';

/**
 * Saves the figure that suits the run as `ganvil figure` draws it; the PNG is that of the run which is exported now. Gives a sentence for the user. Rejects
 * with a SessionError.
 */
export async function saveFigure(lab: Lab, session: Session, kind: FigureKind): Promise<string> {
  const run = `${lab.recipe.preset}-${iterationsIn(lab)}`;
  if (kind === 'figure') {
    const { name, svg } = await session.figure();
    return saved(`${run}-${name}.svg`, svg, 'image/svg+xml');
  }
  const { name, svg, text } = await session.figure(undefined, { run: `${run}.safetensors` });
  const { assets, integrity } = lab.options;
  return saved(`${run}-${name}.png`, await figurePng(svg, { text, assets, integrity }), 'image/png');
}

function saved(file: string, content: BlobPart, type: string): string {
  download(file, new Blob([content], { type }));
  return `Saved ${file}.`;
}
