// Files that the user gives to a lab: a checkpoint opens its run, anything else becomes the data of a new run. Nothing leaves the page.
import { storedConfigOf } from '../../rpc/storedConfigOf.ts';
import type { Dropped } from '../controls/dropFiles.ts';
import type { Host } from './host.ts';
import type { OwnFile } from './link.ts';

const MOST_BYTES = 512 * 2 ** 20;
const MOST_FILES = 20_000;

/** A file and where it is in the folder that was given. */
interface Found {
  readonly path: string;
  readonly file: File;
}

/** Opens what files hold. Gives a sentence on its result, for the user. */
export async function openFiles(host: Host, dropped: Dropped): Promise<string> {
  try {
    const found = await foundIn(dropped);
    const problem = problemOf(found);
    if (problem) return problem;
    const read = await Promise.all(
      found.map(async ({ path, file }) => ({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const isCheckpoint = ({ name, bytes }: OwnFile) =>
      /\.safetensors$/i.test(name) || storedConfigOf(bytes) !== undefined;
    const [checkpoint] = read.filter(isCheckpoint);
    const files = read.filter((file) => !isCheckpoint(file));
    return checkpoint ? await openCheckpoint(host, checkpoint, files) : await openData(host, files);
  } catch (error) {
    return `The files cannot be read: ${(error as Error).message}`;
  }
}

/** Files with their paths, those in folders too. */
function foundIn({ entries, files }: Dropped): Promise<Found[]> | Found[] {
  if (entries.length > 0) return filesIn(entries);
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function filesIn(entries: readonly FileSystemEntry[]): Promise<Found[]> {
  const found: Found[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && found.length <= MOST_FILES; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    if (entry.isFile) found.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    else waiting.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
  }
  return found;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** What a folder holds; a reader gives it in pieces. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function problemOf(found: readonly Found[]): string | undefined {
  if (found.length === 0) return 'Expected files, got none.';
  if (found.length > MOST_FILES) return `Expected at most ${MOST_FILES} files, got more.`;
  const bytes = found.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes <= MOST_BYTES) return undefined;
  return `Expected at most 512 MiB of files, got ${Math.ceil(bytes / 2 ** 20)} MiB.`;
}

/** Opens a checkpoint. If it was trained on drawn points and no data come with it, it gets those that are shown. */
async function openCheckpoint(host: Host, { name, bytes }: OwnFile, files: OwnFile[]): Promise<string> {
  const { preset = 'ring8', drawn } = host.recipe ?? {};
  const isDrawn = files.length === 0 && storedConfigOf(bytes)?.data === 'drawn';
  const data = files.length > 0 ? { files } : isDrawn ? { drawn } : {};
  await host.load({ preset: preset || 'ring8', settings: {}, actions: [], imported: name, ...data }, bytes);
  const { lab } = host;
  return lab?.recipe.imported === name ? `Opened ${name}.` : lab?.notice || lab?.message || '';
}

async function openData(host: Host, files: readonly OwnFile[]): Promise<string> {
  await host.load({ preset: '', settings: {}, actions: [], files });
  const { lab } = host;
  if (lab?.recipe.files !== files || !lab.session) return lab?.notice || lab?.message || '';
  const { notice, shape, config } = lab.session;
  const named = files.length === 1 ? files[0].name : `${files.length} files`;
  const what = shape.length === 1 ? `rows of ${shape[0]} numbers` : `samples of ${shape.join(' × ')}`;
  return [`Opened ${named}: ${what}, architecture ${config.architecture}. They stay in this browser.`, notice]
    .filter((part) => part !== '')
    .join(' ');
}
