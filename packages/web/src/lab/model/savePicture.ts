// Figures and pictures of a run as files; loaded with the first.
import { pause } from './actions.ts';
import { download } from './download.ts';
import type { Host } from './host.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { saveFigure } from './saveFigure.ts';

/** What the page saves as a picture: a figure, or samples now, at every step that it kept, or on a path through latents. */
export type PictureKind = 'figure' | 'samples' | 'film' | 'walk';

const WALK = { seeds: [0, 1, 2, 3], frames: 60 };

/** Saves a figure, or a picture or film as a PNG. The text of a PNG says what made it: `ganvil digest` reads it. */
export async function savePicture(host: Host, lab: Lab, kind: PictureKind): Promise<string> {
  await pause(lab);
  const { session, pictures, weights, recipe } = lab;
  if (!session) return '';
  const { preset } = recipe;
  const run = `${preset}-${iterationsIn(lab)}`;
  const film = pictures.filter((one) => one.weights === weights).map(({ samples }) => samples);
  try {
    if (kind === 'figure') return await saveFigure(host, lab, session);
    const shown = { samples: {}, film: { film }, walk: { walk: WALK } }[kind];
    const bytes = await session.picture({ name: `${run}.safetensors`, preset, weights, ...shown });
    const file = `${run}-${kind}.png`;
    download(file, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
    return `Saved ${file}.`;
  } catch (error) {
    return (error as Error).message;
  }
}
