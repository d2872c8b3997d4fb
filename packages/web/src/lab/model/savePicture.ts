// Figures and pictures of a run as files; loaded with the first. Each function gives a sentence on its result, for the user.
import { pause } from './actions.ts';
import { download } from './download.ts';
import { iterationsIn, type Lab } from './labState.ts';

/** Saves the figure that suits the run, as `ganvil figure` draws it. */
export async function saveFigure(lab: Lab): Promise<string> {
  await pause(lab);
  if (!lab.session) return '';
  try {
    const { name, svg } = await lab.session.figure();
    const file = `${lab.recipe.preset}-${iterationsIn(lab)}-${name}.svg`;
    download(file, new Blob([svg], { type: 'image/svg+xml' }));
    return `Saved ${file}.`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What the page saves as a picture: samples now, or at every step that it kept, or on a path through latents. */
export type PictureKind = 'samples' | 'film' | 'walk';

const WALK = { seeds: [0, 1, 2, 3], frames: 60 };

/** Saves a picture or film as a PNG. Its text says what made it: `ganvil digest` reads it. */
export async function savePicture(lab: Lab, kind: PictureKind): Promise<string> {
  await pause(lab);
  const { session, pictures, weights, recipe } = lab;
  if (!session) return '';
  const { preset } = recipe;
  const run = `${preset}-${iterationsIn(lab)}`;
  const film = pictures.filter((one) => one.weights === weights).map(({ samples }) => samples);
  const shown = { samples: {}, film: { film }, walk: { walk: WALK } }[kind];
  try {
    const bytes = await session.picture({ name: `${run}.safetensors`, preset, weights, ...shown });
    const file = `${run}-${kind}.png`;
    download(file, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
    return `Saved ${file}.`;
  } catch (error) {
    return (error as Error).message;
  }
}
