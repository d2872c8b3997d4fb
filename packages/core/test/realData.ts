/// <reference types="node" />
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileEntry } from '../src/formats/types.ts';

/** Where real data sets lie that are not part of the project: $GANVIL_DATA, or shared/data beside the checkout. */
const DATA = process.env.GANVIL_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** Whether a real data set is here; says so once if not. */
export function hasData(path: string): boolean {
  const found = existsSync(join(DATA, path));
  if (!found) console.warn(`Skipped: no ${path} in ${DATA}; set GANVIL_DATA to a folder that has it.`);
  return found;
}

/** The files of a folder of real data, at most `most` per subfolder. */
export function filesOf(path: string, most = Number.POSITIVE_INFINITY): FileEntry[] {
  const root = join(DATA, path);
  const walk = (folder: string): FileEntry[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, most)
      .flatMap((entry) => {
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) return walk(name);
        const file = join(root, name);
        return [
          {
            path: name,
            size: statSync(file).size,
            read: async (from, to) => new Uint8Array(readFileSync(file)).subarray(from, to),
          },
        ];
      });
  return walk('');
}

/** Bytes as a file. */
export function fileOf(path: string, bytes: Uint8Array): FileEntry {
  return { path, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}
