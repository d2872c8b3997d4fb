// What goes out of the lab and comes in: links and checkpoints. Each tells in one sentence what became of it.

import { pause } from './actions.ts';
import { checkpointData } from './checkpointData.ts';
import type { Host } from './host.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { writeLink } from './link.ts';

const MAX_BYTES = 512 * 2 ** 20;

/** Copies a link that replays to the present state. */
export async function shareLink(host: Host): Promise<string> {
  const { lab, recipe } = host;
  if (!lab || !recipe) return '';
  if (recipe.imported) return 'No link holds a run that was imported. Export it instead.';
  await pause(lab);
  const address = new URL(writeLink(host.recipe ?? recipe), location.href).href;
  const where = (await copied(address))
    ? 'in the clipboard'
    : shownInBar(address)
      ? 'in the address bar'
      : address;
  return `The link is ${where}. It does the same run again, to the same digest.`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here, or no secure page
  }
}

function shownInBar(address: string): boolean {
  try {
    history.replaceState(null, '', address);
    return true;
  } catch {
    return false; // a sandboxed frame
  }
}

/** Saves a checkpoint, which `ganvil resume` and this page continue. */
export async function exportRun(lab: Lab): Promise<string> {
  await pause(lab);
  if (!lab.session) return '';
  const bytes = await lab.session.checkpoint();
  const name = `${lab.recipe.preset}-${iterationsIn(lab)}.safetensors`;
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const anchor = Object.assign(document.createElement('a'), { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  const drawing = ' It does not hold the drawing: open the link of that first, then import the file.';
  return `Saved ${name}.${lab.recipe.drawn ? drawing : ''}`;
}

/** Opens a checkpoint of the page or of the command line. The points of one that was drawn are those that are shown. */
export async function importRun(host: Host, file: File): Promise<string> {
  if (file.size > MAX_BYTES)
    return `${file.name}: expected at most 512 MiB, got ${Math.ceil(file.size / 2 ** 20)} MiB.`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { preset = 'ring8', drawn } = host.recipe ?? {};
  const recipe = { preset, settings: {}, actions: [], imported: file.name };
  await host.load(checkpointData(bytes) === 'drawn' ? { ...recipe, drawn } : recipe, bytes);
  const { lab } = host;
  return lab?.recipe.imported === file.name ? `Opened ${file.name}.` : lab?.notice || lab?.message || '';
}
