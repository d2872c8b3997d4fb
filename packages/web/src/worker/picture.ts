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
  const { name, preset, version: ganvil, weights, film, walk } = request;
  const of = { run, name, preset, ganvil, abi: abiVersion, weights };
  const { samplesFile, trainingFilmFile, walkFilmFile } = await loadedScript<Pictures>('pictures');
  const { units } = run.dataset;
  if (film)
    return {
      bytes: await trainingFilmFile(
        of,
        film.map((samples) => toNetworkUnits(samples, units)),
      ),
    };
  if (!walk) return { bytes: await samplesFile(of) };
  return { bytes: await walkFilmFile(of, { ...walk, path: latents[run.config.latent].path }) };
}
