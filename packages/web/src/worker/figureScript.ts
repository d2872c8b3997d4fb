// Replaces core's figures (onDemand.mjs): a script of its own, loaded when the first one is drawn.
import type { drawFigure as ofCore } from '@ganvil/core';
import { loadedScript } from './loadedScript.ts';

interface Figures {
  readonly drawFigure: typeof ofCore;
}

/** Core's `drawFigure`. Throws a SessionError if the script cannot be loaded. */
export const drawFigure: Figures['drawFigure'] = async (...drawing) =>
  (await loadedScript<Figures>('figures')).drawFigure(...drawing);
