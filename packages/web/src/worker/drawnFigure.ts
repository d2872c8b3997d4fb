import { drawFigure, figureContext, type LoggedStep, type Run, type textOfFigure } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import type { Reply, Request } from '../rpc/protocol.ts';
import { loadedScript } from './loadedScript.ts';

/** What the script of pictures says of figures. */
interface Pictures {
  readonly textOfFigure: typeof textOfFigure;
}

/** A figure of a run in its present state, of which `log` holds the steps. Throws core's errors. */
export async function drawnFigure(
  { run, log }: { run: Run; log: readonly LoggedStep[] },
  request: Request<'figure'>,
): Promise<Reply<'figure'>> {
  const context = await figureContext(run.config, run.dataset, run, log);
  const { name, svg } = await drawFigure(context, request.name, request);
  return { name, bytes: new TextEncoder().encode(svg), text: await textOf(run, { ...request, name }) };
}

async function textOf(
  run: Run,
  figure: Request<'figure'> & { readonly name: string },
): Promise<Record<string, string> | undefined> {
  const { run: name, version: ganvil } = figure;
  if (name === undefined) return undefined;
  const { textOfFigure } = await loadedScript<Pictures>('pictures');
  return textOfFigure({ run, name, ganvil, abi: abiVersion }, figure);
}
