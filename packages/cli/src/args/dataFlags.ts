import { resolve } from 'node:path';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import type { Arguments, Flag } from './flags.ts';
import { parseBytes } from './parseBytes.ts';

/** Where the samples of files are held. */
export const dataFlags: readonly Flag[] = [
  {
    name: 'memory',
    value: 'SIZE',
    help: 'memory that the process may take, such as 512m or 4g: pixels beyond it stay in a file of --cache and are read ahead of the steps; the result is the same (default: two thirds of what is free, for pixels alone)',
  },
  {
    name: 'cache',
    value: 'DIR',
    help: 'keep the decoded pixels of the data in this folder, from which the next start takes seconds (default: only those that memory has no room for, in $XDG_CACHE_HOME/ganvil or ~/.cache/ganvil)',
  },
  {
    name: 'cache-size',
    value: 'SIZE',
    help: 'bytes that the cache may take, such as 20g: what was not used for the longest is deleted, never what is in use (default: half of what the disk has for it)',
  },
];

/** The values of these flags. */
export interface DataFlags {
  /** Bytes that the process may take, about. */
  readonly memory?: number;
  /** Folder of decoded pixels. */
  readonly cache?: string;
  /** Bytes that this folder may take. */
  readonly cacheSize?: number;
}

/** Reads the flags. Throws a usage Failure. */
export function dataOptions(args: Arguments): DataFlags {
  return {
    ...(args.has('memory') ? { memory: parseBytes('--memory', args.get('memory')!) } : {}),
    ...(args.has('cache-size') ? { cacheSize: parseBytes('--cache-size', args.get('cache-size')!) } : {}),
    ...(args.has('cache') ? { cache: args.get('cache')! } : {}),
  };
}

/** The flags as words, for a command of another process that may be started elsewhere. */
export const dataWords = ({ memory, cache, cacheSize }: DataFlags): string[] => [
  ...(memory === undefined ? [] : ['--memory', String(memory)]),
  ...(cache === undefined ? [] : ['--cache', resolve(cache)]),
  ...(cacheSize === undefined ? [] : ['--cache-size', String(cacheSize)]),
];

/** The same for commands that read data without training: how to read them, and whether progress is shown. */
export const readingOptions = (args: Arguments): DataFlags & { readonly progress: ProgressKind } => ({
  ...dataOptions(args),
  progress: args.has('quiet') ? 'none' : 'auto',
});
