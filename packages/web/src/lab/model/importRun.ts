import { storedConfigOf } from '../../rpc/storedConfigOf.ts';
import type { Host } from './host.ts';

const MAX_BYTES = 512 * 2 ** 20;

/**
 * Opens a checkpoint of this page or of the command line. If it was trained on drawn points, it gets those that are shown. Gives a sentence
 * on its result, for the user.
 */
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
