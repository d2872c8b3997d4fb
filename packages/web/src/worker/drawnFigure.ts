import { drawFigure, figureContext, type LoggedStep, type Run } from '@ganvil/core';
import type { Reply, Request } from '../rpc/protocol.ts';

/** A figure of a run in its present state, of which `log` holds the steps. Throws core's errors. */
export async function drawnFigure(
  { run, log }: { run: Run; log: readonly LoggedStep[] },
  { name, panels, from }: Request<'figure'>,
): Promise<Reply<'figure'>> {
  const context = await figureContext(run.config, run.dataset, run, log);
  const drawn = await drawFigure(context, name, { panels, from });
  return { name: drawn.name, bytes: new TextEncoder().encode(drawn.svg) };
}
