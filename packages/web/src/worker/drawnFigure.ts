import { drawFigure, figureContext, type LoggedStep, type Run } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import type { Reply, Request } from '../rpc/protocol.ts';

/** A figure of a run in its present state, of which `log` holds the steps. Throws core's errors. */
export async function drawnFigure(
  { run, log }: { run: Run; log: readonly LoggedStep[] },
  request: Request<'figure'>,
): Promise<Reply<'figure'>> {
  const context = await figureContext(run.config, run.dataset, run, log);
  const of = { run, name: request.run, ganvil: request.version, abi: abiVersion };
  const { svg, ...drawn } = await drawFigure(context, request.name, request, of);
  return { ...drawn, bytes: new TextEncoder().encode(svg) };
}
