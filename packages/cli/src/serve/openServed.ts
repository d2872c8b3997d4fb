// The files that are served: those of the built page, listed at the start, and the known ones of a run.
import { existsSync, constants as FLAG, readdirSync, statSync } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files of a run that are served. */
const OF_RUN =
  /^(config\.json|events\.jsonl|digest\.txt|samples\/\d{6,}\.png|checkpoints\/(checkpoints\.json|\d{6,}\.safetensors))$/;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** An open file, and its size in bytes at that time. */
export interface Served {
  readonly handle: FileHandle;
  readonly size: number;
  readonly type: string;
}

/** Opens the file at a URL path such as `/run/config.json`; undefined for anything that is not served. */
export type OpenServed = (path: string) => Promise<Served | undefined>;

const PAGE = fileURLToPath(new URL('page', import.meta.url)); // beside the built command

/** Serves the built page at `/` and, if there is one, the run at the real path `root` at `/run/`. */
export function servedFrom(): (path: string, root: string | undefined) => ReturnType<OpenServed> {
  const assets = assetsIn(PAGE);
  return async (path, root) => {
    const asset = assets.get(path.endsWith('/') ? `${path}index.html` : path);
    if (asset !== undefined) return openFile(asset);
    const name = path.startsWith('/run/') ? path.slice(5) : '';
    return root !== undefined && OF_RUN.test(name) ? openInRun(root, name) : undefined;
  };
}

/** URL path -> file, for all files of the built page. */
function assetsIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .map((name) => [`/${name.replaceAll('\\', '/')}`, join(folder, name)] as const)
      .filter(([, file]) => statSync(file).isFile()),
  );
}

/** Opens a file of the run at `root`, but follows no link: a run may come from an untrusted source. */
export async function openInRun(root: string, name: string): Promise<Served | undefined> {
  const path = join(root, name);
  const folder = await realpath(dirname(path)).catch(() => undefined);
  return folder === dirname(path) ? openFile(path) : undefined;
}

async function openFile(path: string): Promise<Served | undefined> {
  // Does not follow links, and does not block on a pipe.
  const flags = FLAG.O_RDONLY | (FLAG.O_NOFOLLOW ?? 0) | (FLAG.O_NONBLOCK ?? 0);
  const handle = await open(path, flags).catch(() => undefined);
  const stat = await handle?.stat();
  if (handle && stat?.isFile())
    return { handle, size: stat.size, type: TYPES[extname(path)] ?? 'application/octet-stream' };
  await handle?.close();
  return undefined;
}
