// Replaces core's figures (onDemand.mjs): a script of its own, loaded when the first one is drawn.
import type { DrawnFigure, FigureContext, FigureOptions } from '@ganvil/core';
import { loadedScript } from './loadedScript.ts';

interface Figures {
  drawFigure(context: FigureContext, name?: string, options?: FigureOptions): Promise<DrawnFigure>;
}

/** Core's `drawFigure`. Throws a SessionError if the script cannot be loaded. */
export const drawFigure: Figures['drawFigure'] = async (...drawing) =>
  (await loadedScript<Figures>('figures')).drawFigure(...drawing);
