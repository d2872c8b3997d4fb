// Links and checkpoints that leave the lab. Each function gives a sentence on its result, for the user.
import { pause } from './actions.ts';
import { download } from './download.ts';
import type { Host } from './host.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { writeLink } from './link.ts';

/** Copies a link that replays to the current state. */
export async function shareLink(host: Host): Promise<string> {
  const { lab, recipe } = host;
  if (!lab || !recipe) return '';
  if (recipe.imported) return 'A link cannot hold an imported run. Export the run instead.';
  await pause(lab);
  const address = new URL(writeLink(host.recipe ?? recipe), location.href).href;
  if (await copied(address))
    return 'The link was copied to the clipboard. It replays this run to the same digest.';
  if (shownInAddressBar(address))
    return 'The link is in the address bar. It replays this run to the same digest.';
  return `This link replays this run to the same digest: ${address}`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here, or no secure context
  }
}

function shownInAddressBar(address: string): boolean {
  try {
    history.replaceState(null, '', address);
    return true;
  } catch {
    return false; // a sandboxed frame
  }
}

/** Saves a checkpoint, which this page and `ganvil resume` can open. */
export async function exportRun(lab: Lab): Promise<string> {
  await pause(lab);
  if (!lab.session) return '';
  const bytes = await lab.session.checkpoint();
  const name = `${lab.recipe.preset}-${iterationsIn(lab)}.safetensors`;
  download(name, new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const drawing = ' The file does not contain the drawing: open the link first, then import the file.';
  return `Saved ${name}.${lab.recipe.drawn ? drawing : ''}`;
}
