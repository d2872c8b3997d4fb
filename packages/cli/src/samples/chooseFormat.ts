import { extname } from 'node:path';
import { kindOf } from '@ganvil/core';
import { oneOf } from '../args/oneOf.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { sampleFormats } from './formats/index.ts';
import type { SampleFormat } from './formats/types.ts';

type FormatName = keyof typeof sampleFormats;
const names = Object.keys(sampleFormats) as FormatName[];
const isName = (text: string): text is FormatName => Object.hasOwn(sampleFormats, text);

/**
 * The format given by `--format` or by the extension of `--out`; undefined if neither gives one. Throws a usage Failure for
 * unknown formats and extensions, and if both differ.
 */
export function requestedFormat(asked: string | undefined, out: string | undefined): FormatName | undefined {
  const format = asked === undefined ? undefined : oneOf('--format', asked, names);
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  const meant = isName(ending) ? ending : undefined;
  if (format !== undefined && meant !== undefined && meant !== format)
    throw new Failure(EXIT.usage, `--out: expected the extension .${format} of --format, got ${out}.`);
  if (format !== undefined || meant !== undefined) return format ?? meant;
  if (ending === '') return undefined;
  throw new Failure(
    EXIT.usage,
    `--out: expected one of the extensions ${names.map((name) => `.${name}`).join(', ')}, or --format, got ${out}.`,
  );
}

/** The format for samples of a shape; by default CSV for points, PNG for all others. Throws a usage Failure. */
export function formatForShape(
  name: FormatName | undefined,
  shape: readonly number[],
): [FormatName, SampleFormat] {
  const kind = kindOf(shape);
  const chosen = name ?? (kind === 'points' ? 'csv' : 'png');
  const format: SampleFormat = sampleFormats[chosen];
  if (format.holds.includes(kind)) return [chosen, format];
  const fit = names.filter((other) =>
    (sampleFormats[other as FormatName] as SampleFormat).holds.includes(kind),
  );
  throw new Failure(EXIT.usage, `--format: expected one of ${fit.join(', ')} for ${kind}, got ${chosen}.`);
}
