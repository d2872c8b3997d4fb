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
  { name, run: runName, scale = 2, version: ganvil, panels, from }: Request<'figure'>,
): Promise<Reply<'figure'>> {
  const context = await figureContext(run.config, run.dataset, run, log);
  const drawn = await drawFigure(context, name, { panels, from });
  const reply = { name: drawn.name, bytes: new TextEncoder().encode(drawn.svg) };
  if (runName === undefined) return reply;
  const { textOfFigure } = await loadedScript<Pictures>('pictures');
  const of = { run, name: runName, ganvil, abi: abiVersion };
  return { ...reply, text: textOfFigure(of, { name: drawn.name, panels, from, scale }) };
}
