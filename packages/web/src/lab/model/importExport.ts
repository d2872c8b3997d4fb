// Links and checkpoints that leave the lab or enter it. Each function gives a sentence on its result, for the user.
import { storedConfigOf } from '../../rpc/storedConfigOf.ts';
import { pause } from './actions.ts';
import type { Host } from './host.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { writeLink } from './link.ts';

const MAX_BYTES = 512 * 2 ** 20;

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

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = Object.assign(document.createElement('a'), { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

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

/** Opens a checkpoint of this page or of the command line. If it was trained on drawn points, it gets those that are shown. */
export async function importRun(host: Host, file: File): Promise<string> {
  if (file.size > MAX_BYTES)
    return `${file.name}: expected at most 512 MiB, got ${Math.ceil(file.size / 2 ** 20)} MiB.`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { preset = 'ring8', drawn } = host.recipe ?? {};
  const recipe = { preset, settings: {}, actions: [], imported: file.name };
  await host.load(storedConfigOf(bytes)?.data === 'drawn' ? { ...recipe, drawn } : recipe, bytes);
  const { lab } = host;
  return lab?.recipe.imported === file.name ? `Opened ${file.name}.` : lab?.notice || lab?.message || '';
}
