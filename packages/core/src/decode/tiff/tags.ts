import { DataError } from '../../errors.ts';

/** Bytes of a value of each type that numbers are stored in: BYTE, SHORT, LONG, UNDEFINED. */
const SIZES: Record<number, number> = { 1: 1, 3: 2, 4: 4, 7: 1 };

/** Numbers of a page by tag, and the file's byte order. */
export interface Tags {
  readonly little: boolean;
  /** The tag's numbers; none if the page lacks it. */
  all(tag: number): ArrayLike<number>;
  /** The tag's first number, or what stands for it. */
  one(tag: number, otherwise: number): number;
}

/** The tags of the first page. Values are read when they are asked for. TIFF 6.0, section 2. */
export function readTags(bytes: Uint8Array, where: string): Tags {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = bytes[0] === 0x49;
  if (bytes.length < 8 || view.getUint16(2, little) !== 42)
    throw new DataError(`${where}: expected a whole TIFF file of version 42, got another or a part.`);
  const begin = view.getUint32(4, little);
  const count = begin + 2 <= bytes.length ? view.getUint16(begin, little) : 0;
  if (count === 0 || begin + 2 + 12 * count > bytes.length)
    throw new DataError(`${where}: expected a whole TIFF page at ${begin}, got ${bytes.length} bytes.`);
  const places = new Map<number, number>();
  for (let i = 0; i < count; i++) places.set(view.getUint16(begin + 2 + 12 * i, little), begin + 2 + 12 * i);
  const all = (tag: number): ArrayLike<number> => {
    const place = places.get(tag);
    if (place === undefined) return [];
    const size = SIZES[view.getUint16(place + 2, little)] ?? 0;
    const length = view.getUint32(place + 4, little);
    const at = size * length <= 4 ? place + 8 : view.getUint32(place + 8, little);
    if (size === 0 || at + size * length > bytes.length)
      throw new DataError(
        `${where}: expected ${length} numbers of TIFF tag ${tag} at ${at}, got other data.`,
      );
    if (size === 1) return bytes.subarray(at, at + length);
    const read = (i: number) =>
      size === 2 ? view.getUint16(at + 2 * i, little) : view.getUint32(at + 4 * i, little);
    return Uint32Array.from({ length }, (_, i) => read(i));
  };
  return { little, all, one: (tag, otherwise) => all(tag)[0] ?? otherwise };
}
