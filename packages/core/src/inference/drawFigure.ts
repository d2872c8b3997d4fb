import { didYouMean } from '../config/didYouMean.ts';
import { ConfigError } from '../errors.ts';
import { figures } from '../figures/index.ts';
import type { Figure, FigureContext, FigureOptions } from '../figures/types.ts';

/** A figure's name and SVG. */
export interface DrawnFigure {
  readonly name: string;
  readonly svg: string;
}

/** Draws a figure of the table, by default the first that suits. Throws ConfigError for an unknown one, and where it does not suit. */
export async function drawFigure(
  context: FigureContext,
  name?: string,
  options: FigureOptions = {},
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
  return { name: chosen, svg: await figure.draw(context, options) };
}
