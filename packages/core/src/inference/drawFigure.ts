import { didYouMean } from '../config/didYouMean.ts';
import { figureText } from '../encode/figureText.ts';
import { ConfigError } from '../errors.ts';
import { figures } from '../figures/index.ts';
import type { Figure, FigureContext, FigureOptions } from '../figures/types.ts';
import { type PictureOf, pictureState } from './pictureState.ts';

/** A figure's name and SVG, and the text chunks of a PNG of it. */
export interface DrawnFigure {
  readonly name: string;
  readonly svg: string;
  readonly text?: Record<string, string>;
}

/**
 * Draws a figure of the table, by default the first that suits. If `of` has a name for the run, also gives the text of a PNG with `scale` pixels per unit, 2 by
 * default. Throws ConfigError for an unknown figure, and where it does not suit.
 */
export async function drawFigure(
  context: FigureContext,
  name?: string,
  options: FigureOptions & { readonly scale?: number } = {},
  of?: Omit<PictureOf, 'name'> & { readonly name?: string },
): Promise<DrawnFigure> {
  const table: Record<string, Figure> = figures;
  const names = Object.keys(table);
  const suiting = names.filter((key) => table[key].lacks(context) === undefined);
  const chosen = name ?? suiting[0];
  if (!Object.hasOwn(table, chosen))
    throw new ConfigError(
      `figure: expected one of ${names.join(', ')}${didYouMean(chosen, names)}, got "${chosen}".`,
    );
  const figure = table[chosen];
  const missing = figure.lacks(context);
  if (missing !== undefined)
    throw new ConfigError(`figure ${chosen}: expected ${missing}; figures that suit: ${suiting.join(', ')}.`);
  if (options.panels !== undefined && figure.panels === undefined)
    throw new ConfigError(`figure ${chosen}: expected no panels to be named, got ${options.panels}.`);
  if (options.from !== undefined && chosen !== 'panels')
    throw new ConfigError(`figure ${chosen}: expected no step to begin from, got ${options.from}.`);
  const drawn = { name: chosen, svg: await figure.draw(context, options) };
  if (of?.name === undefined) return drawn;
  const state = pictureState({ ...of, name: of.name });
  return { ...drawn, text: figureText(state, { ...options, name: chosen }) };
}
