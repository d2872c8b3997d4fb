import { DataError } from '../errors.ts';
import { decoders } from './index.ts';
import { notSupported, notSupportedEndings } from './notSupported.ts';
import type { DecodeOptions, Decoder, Picture } from './types.ts';

const kinds: readonly Decoder[] = Object.values(decoders);

/** Whether a name ends as picture files do, also those of kinds that are not supported. */
export function isImageName(path: string): boolean {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return notSupportedEndings.includes(ending) || kinds.some(({ endings }) => endings.includes(ending));
}

/** Whether a file that begins with these bytes is a picture that there is a decoder for. */
export function isPicture(head: Uint8Array): boolean {
  return kinds.some(({ matches }) => matches(head));
}

/**
 * A picture file of any kind that there is a decoder for, as its content says, whatever its name. Throws DataError for other
 * files and for what is damaged, too large or not supported.
 */
export async function decodeImage(bytes: Uint8Array, path: string, options: DecodeOptions): Promise<Picture> {
  const kind = kinds.find(({ matches }) => matches(bytes));
  if (kind) return kind.decode(bytes, path, options);
  const names = Object.keys(decoders).join(', ').toUpperCase();
  const other = notSupported(bytes);
  const got = other ? `${other}; convert it to PNG` : bytes.length === 0 ? 'an empty file' : 'other data';
  throw new DataError(`${path}: expected a picture (${names}), got ${got}.`);
}
