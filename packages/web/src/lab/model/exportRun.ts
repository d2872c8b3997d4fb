import { pause } from './actions.ts';
import { download } from './download.ts';
import { iterationsIn, type Lab } from './labState.ts';

/** Saves a checkpoint, which this page and `ganvil resume` can open. Gives a sentence on its result, for the user. */
export async function exportRun(lab: Lab): Promise<string> {
  await pause(lab);
  if (!lab.session) return '';
  const bytes = await lab.session.checkpoint();
  const name = `${lab.recipe.preset}-${iterationsIn(lab)}.safetensors`;
  download(name, new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const drawing = ' The file does not contain the drawing: open the link first, then import the file.';
  return `Saved ${name}.${lab.recipe.drawn ? drawing : ''}`;
}
