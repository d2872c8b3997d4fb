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
];

/** The values of these flags. */
export interface DataFlags {
  /** Bytes that the process may take, about. */
  readonly memory?: number;
  /** Folder of decoded pixels. */
  readonly cache?: string;
}

/** Reads the flags. Throws a usage Failure. */
export function dataOptions(args: Arguments): DataFlags {
  return {
    ...(args.has('memory') ? { memory: parseBytes('--memory', args.get('memory')!) } : {}),
    ...(args.has('cache') ? { cache: args.get('cache')! } : {}),
  };
}
