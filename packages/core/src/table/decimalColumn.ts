import { isMissing, numberIn } from './cells.ts';

const MIN_PLAIN = 0.02; // fewer numbers without a comma are rows that lack their second column

/**
 * Whether lines with one comma each are one column of numbers with decimal commas. `yes` where they cannot be two columns: below a heading of
 * one name, with numbers without a comma between them, with -0, or with fractions of different lengths of which some begin with 0. `open`
 * where both can be meant, `no` for any other text. A heading of one name above 1, 2, 3 ... is R's, of rows with names.
 */
export function decimalColumn(text: string): 'yes' | 'open' | 'no' {
  const seen = { rows: 0, plain: 0, between: 0, minusZero: false, counts: true, padded: false };
  const lengths = new Set<number>();
  let heading: boolean | undefined;
  for (const line of linesOf(text)) {
    const parts = /^([-+]?\d+)(?:,(\d+)(?:e[-+]?\d+)?)?$/i.exec(line);
    const first = heading === undefined;
    heading ??= !parts && !/[,"]/.test(line) && numberIn(line, '.') === undefined;
    if (!parts) {
      if (isMissing(line) || (first && heading)) continue;
      return 'no';
    }
    const [, whole, fraction] = parts;
    if (fraction === undefined) {
      seen.plain++;
      continue;
    }
    seen.between = seen.plain; // a last line without comma may have been cut off
    seen.minusZero ||= /^-0+$/.test(whole);
    seen.counts &&= Number(whole) === seen.rows || Number(whole) === seen.rows + 1;
    seen.padded ||= /^0\d/.test(fraction);
    lengths.add(fraction.length);
    seen.rows++;
  }
  if (seen.rows === 0) return 'no';
  if (seen.minusZero || (seen.padded && lengths.size > 1)) return 'yes';
  if (seen.between > MIN_PLAIN * seen.rows) return 'yes';
  if (heading) return seen.counts && seen.rows > 2 ? 'no' : 'yes';
  return seen.plain > 0 ? 'no' : 'open';
}

/** Lines that are neither blank nor comments, without blanks at their ends. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).trim();
    if (line !== '' && !line.startsWith('#')) yield line;
    at = end + 1;
  }
}
