/** How a table writes things. */
export interface Dialect {
  /** Between two fields; a blank stands for any number of blanks and tabs. */
  readonly separator: ',' | ';' | '\t' | '|' | ' ';
  readonly decimal: '.' | ',';
  /** Whether the commas that separate two columns may also be the decimal ones of one. */
  readonly open?: boolean;
}

const NUMBER = { '.': /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i, ',': /^[-+]?(\d+,?\d*|,\d+)(e[-+]?\d+)?$/i };
const MISSING = new Set('na n/a #n/a nan null none nil missing ? - -- . \\n'.split(' '));

/** Whether a field says that there is no value. */
export function isMissing(field: string): boolean {
  return field === '' || MISSING.has(field.toLowerCase());
}

/** The number that a field holds; undefined for anything else, and for what float64 cannot hold. */
export function numberIn(field: string, decimal: Dialect['decimal']): number | undefined {
  if (!NUMBER[decimal].test(field)) return undefined;
  const value = Number(decimal === ',' ? field.replace(',', '.') : field);
  return Number.isFinite(value) ? value : undefined;
}
