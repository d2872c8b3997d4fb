import { isImageName } from '../decode/decodeImage.ts';
import { isSvmlight } from '../table/svmlight.ts';
import { isKnownStranger } from './strangers.ts';
import type { HeadedFile } from './types.ts';

const LINES = 50;
const NUMBER = /^[-+]?(\d+[.,]?\d*|[.,]\d+)(e[-+]?\d+)?$/i;

/**
 * Whether a file is a table of numbers: text whose lines have as many fields, in one column at least of them a number. A table that
 * names picture files describes those, and is none. A name in .csv or .tsv says so of any text.
 */
export function looksLikeTable({ path, head, size }: Pick<HeadedFile, 'path' | 'head' | 'size'>): boolean {
  const text = textIn(head);
  if (text === undefined || isKnownStranger(head)) return false;
  const whole = size <= head.length ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n')));
  const lines = whole.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (isSvmlight(lines)) return true;
  const rows = lines.slice(0, LINES).map(fieldsOf);
  if (rows.some((fields) => fields.some(isImageName))) return false;
  if (/\.(csv|tsv|tab)(\.gz)?$/i.test(path)) return true;
  const [first, ...rest] = rows;
  if (first === undefined || first[0].startsWith('{')) return false;
  const body = rest.length > 0 ? rest : [first];
  if (body.some(({ length }) => Math.abs(length - first.length) > 1)) return false;
  return first.some((_, column) => body.every((fields) => NUMBER.test(fields[column] ?? '')));
}

/** The fields of a line, by its first separator of comma, semicolon, tab and blanks. */
function fieldsOf(line: string): string[] {
  const separator = [',', ';', '\t'].find((candidate) => line.includes(candidate));
  const fields = separator ? line.split(separator) : line.trim().split(/\s+/);
  return fields.map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
}

/** Text of UTF-8 or UTF-16; undefined for what has control characters. */
function textIn(head: Uint8Array): string | undefined {
  const wide = head.filter((byte, i) => byte === 0 && i < 256).length > Math.min(256, head.length) / 4;
  const encoding =
    head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : head[0] === 0xff || wide ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(head);
  return [...text].some((letter) => letter < ' ' && !/\s/.test(letter)) ? undefined : text;
}
