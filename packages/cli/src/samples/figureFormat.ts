// Figures as SVG or PNG: what the flags ask for, and the bytes.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figurePng, SCALES } from '@ganvil/raster';
import type { Arguments, Flag } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';

const FORMATS = ['svg', 'png'] as const;

/** How figures are written: `scale` pixels per unit of a PNG. */
export interface FigureFormat {
  readonly name: (typeof FORMATS)[number];
  readonly scale: number;
}

/** The flags of commands that write figures; `usual` says when they are SVG. */
export const figureFlags = (usual: string): readonly Flag[] => [
  { name: 'format', value: 'NAME', help: `svg or png (default: ${usual})` },
  {
    name: 'scale',
    value: 'N',
    help: `pixels per unit of a PNG, from ${SCALES.least} to ${SCALES.most} (default: ${SCALES.usual})`,
  },
];

/** What `--format`, `--scale` and the extension of a file ask for. Throws a usage Failure where they contradict each other. */
export function figureFormat(args: Arguments, file = ''): FigureFormat {
  const asked = args.get('format');
  const ending = FORMATS.find((format) => `.${format}` === extname(file).toLowerCase());
  const name = asked === undefined ? (ending ?? 'svg') : oneOf('--format', asked, FORMATS);
  if (ending !== undefined && ending !== name)
    throw new Failure(EXIT.usage, `--out: expected the extension .${name} of --format, got ${file}.`);
  const { least, most, usual } = SCALES;
  const scale = parseInteger('scale', args.get('scale'), usual, least, most);
  if (name === 'svg' && args.has('scale'))
    throw new Failure(EXIT.usage, '--scale: expected a PNG for it, got SVG, which has no pixels.');
  return { name, scale };
}

/** A figure as a file; `text` gives the text chunks of a PNG. Throws ConfigError where it would have too many pixels. */
export async function figureBytes(
  svg: string,
  { name, scale }: FigureFormat,
  text: () => Record<string, string>,
): Promise<Uint8Array> {
  if (name === 'svg') return new TextEncoder().encode(svg);
  const [wasm, font] = await Promise.all(['resvg.wasm', 'figures.ttf'].map(besideCommand));
  return figurePng(svg, scale, { wasm, font }, text());
}

/** A file of the page, which lies beside the built command. */
const besideCommand = (file: string): Promise<Uint8Array> =>
  readBytes(fileURLToPath(new URL(`page/${file}`, import.meta.url)));
