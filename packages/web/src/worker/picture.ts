import { latents, type Run, type samplesFile, type trainingFilmFile, type walkFilmFile } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import type { Reply, Request } from '../rpc/protocol.ts';
import { loadedScript } from './loadedScript.ts';
import { toNetworkUnits } from './units.ts';

/** Core's writers of pictures: a script of its own, loaded with the first one. */
interface Pictures {
  readonly samplesFile: typeof samplesFile;
  readonly trainingFilmFile: typeof trainingFilmFile;
  readonly walkFilmFile: typeof walkFilmFile;
}

/** A picture or film of a run in its present state. Throws core's errors. */
export async function picture(run: Run, request: Request<'picture'>): Promise<Reply<'picture'>> {
  const { name, preset, version: ganvil, weights, walk } = request;
  const of = { run, name, preset, ganvil, abi: abiVersion, weights };
  const files = await loadedScript<Pictures>('pictures');
  const { units } = run.dataset;
  if (walk) {
    const { path } = latents[run.config.latent];
    return { bytes: await files.walkFilmFile(of, { ...walk, path }) };
  }
  const film = request.film?.map((samples) => toNetworkUnits(samples, units));
  return { bytes: await (film ? files.trainingFilmFile(of, film) : files.samplesFile(of)) };
}
