import { DataError } from '../errors.ts';
import type { Dialect } from './cells.ts';

/** A row as it is written. */
export interface Row {
  /** Line of the file that it begins on, from 1. */
  readonly line: number;
  /** Its fields, without quotes and the blanks around them. */
  readonly fields: string[];
}

/**
 * The rows of a text, as RFC 4180 has them, but blank lines and lines that begin with # are passed over, and blanks around fields are
 * no part of them. A field in double quotes may hold separators, line ends and doubled quotes. Throws DataError for a quote without end.
 */
export function* records(text: string, separator: Dialect['separator'], where: string): Generator<Row> {
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const end = endOf(text, at);
    const whole = text.slice(at, end).trim();
    if (whole === '' || whole.startsWith('#')) {
      at = end + 1;
      line++;
      continue;
    }
    if (!whole.includes('"')) {
      yield { line, fields: plain(whole, text.slice(at, end), separator) };
      at = end + 1;
      line++;
      continue;
    }
    const quoted = quotedRow(text, at, separator);
    if (!quoted) throw new DataError(`${where}:${line}: expected a quote to end, got the end of the file.`);
    yield { line, fields: quoted.fields };
    line += quoted.lines;
    at = quoted.next;
  }
}

function endOf(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Fields without quotes. Blanks at the ends of a line are fields only where tabs separate. */
function plain(whole: string, line: string, separator: Dialect['separator']): string[] {
  if (separator === ' ') return whole.split(/\s+/);
  return line.split(separator).map((field) => field.trim());
}

/** The row at `at`, by character; undefined where a quote does not end. */
function quotedRow(
  text: string,
  at: number,
  separator: Dialect['separator'],
): { fields: string[]; lines: number; next: number } | undefined {
  const fields: string[] = [];
  let field: string | undefined; // none begun
  let lines = 1;
  const close = (): void => {
    fields.push((field ?? '').trim());
    field = undefined;
  };
  for (; at < text.length && text[at] !== '\n'; at++) {
    const blank = separator === ' ' && (text[at] === ' ' || text[at] === '\t');
    if (text[at] === '"' && (field ?? '').trim() === '') {
      const end = endOfQuote(text, at + 1);
      if (end < 0) return undefined;
      const content = text.slice(at + 1, end).replaceAll('""', '"');
      lines += content.split('\n').length - 1;
      field = content;
      at = end;
    } else if (blank) {
      if (field !== undefined) close();
    } else if (text[at] === separator) close();
    else field = (field ?? '') + text[at];
  }
  if (separator !== ' ' || field !== undefined) close();
  return { fields, lines, next: at + 1 };
}

/** Where the quote closes that was opened just before `at`; -1 if nowhere. */
function endOfQuote(text: string, at: number): number {
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0 || text[end + 1] !== '"') return end;
    at = end + 2;
  }
}
