import { ascii } from './ascii.ts';

/** A kind of picture file that there is no decoder for. */
interface Kind {
  readonly name: string;
  readonly endings: readonly string[];
  matches(bytes: Uint8Array): boolean;
}

const begins = (text: string) => (bytes: Uint8Array) => ascii(bytes, 0, text.length) === text;
/** ISO base media files name their kind behind `ftyp`. */
const brand = (pattern: RegExp) => (bytes: Uint8Array) =>
  ascii(bytes, 4, 8) === 'ftyp' && pattern.test(ascii(bytes, 8, 12));

const kinds: readonly Kind[] = [
  { name: 'AVIF', endings: ['avif'], matches: brand(/^avi[fs]/) },
  { name: 'HEIC', endings: ['heic', 'heif'], matches: brand(/^(hei[cxms]|hev[cxms]|mif1|msf1)/) },
  {
    name: 'JPEG 2000',
    endings: ['jp2', 'j2k'],
    matches: (bytes) => ascii(bytes, 4, 8) === 'jP  ' || begins('\xff\x4f\xff\x51')(bytes),
  },
  {
    name: 'JPEG XL',
    endings: ['jxl'],
    matches: (bytes) => ascii(bytes, 4, 8) === 'JXL ' || begins('\xff\x0a')(bytes),
  },
  { name: 'Photoshop', endings: ['psd'], matches: begins('8BPS') },
  { name: 'OpenEXR', endings: ['exr'], matches: begins('\x76\x2f\x31\x01') },
  { name: 'icon', endings: ['ico'], matches: begins('\0\0\x01\0') },
  {
    name: 'floating-point netpbm',
    endings: ['pfm'],
    matches: (bytes) => /^P[fF]\s/.test(ascii(bytes, 0, 3)),
  },
  { name: 'QOI', endings: ['qoi'], matches: begins('qoif') },
  { name: 'PDF', endings: [], matches: begins('%PDF') },
  {
    name: 'SVG',
    endings: ['svg'],
    matches: (bytes) => /^(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)?<svg/.test(ascii(bytes, 0, 512)),
  },
];

/** The name of a kind of picture that there is no decoder for, if the file is of one. */
export function notSupported(bytes: Uint8Array): string | undefined {
  return kinds.find(({ matches }) => matches(bytes))?.name;
}

/** Endings of their names, lower case, without dot. */
export const notSupportedEndings: readonly string[] = kinds.flatMap(({ endings }) => endings);
