import { readFileSync } from 'node:fs';
import { withPath } from './withPath.ts';

/** The text of a file that people edit: UTF-8, or UTF-16 as PowerShell writes it, with or without byte order mark. */
export function readText(path: string): string {
  const bytes = withPath(path, () => readFileSync(path));
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** By the byte order mark, else by which of the first two bytes is zero (the text starts with ASCII). */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined)) return 'utf-16be';
  return 'utf-8';
}
