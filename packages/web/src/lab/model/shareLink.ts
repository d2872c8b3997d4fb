import { pause } from './actions.ts';
import type { Host } from './host.ts';
import { writeLink } from './link.ts';

/** Copies a link that replays to the current state. Gives a sentence on its result, for the user. */
export async function shareLink(host: Host): Promise<string> {
  const { lab, recipe } = host;
  if (!lab || !recipe) return '';
  if (recipe.imported) return 'A link cannot hold an imported run. Export the run instead.';
  if (recipe.files) return 'A link cannot hold your own files. Export the run instead.';
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
