import type { Samples } from '@ganvil/core';
import type { Reply } from '../rpc/protocol.ts';
import type { FigureOptions } from './pictures.ts';
import type { SampleOptions, Session } from './types.ts';
import type { WorkerLine } from './workerLine.ts';

/** The version of the package; inserted by the build. */
declare const VERSION: string;

const sent = (samples: Samples): Samples => ({ ...samples, shape: [...samples.shape] });

/** The latents that samples are asked for with; undefined for the run's fixed ones. Views ask for those of the same seeds again and again. */
function latentsBy(latents: (seeds: readonly number[]) => Promise<Float32Array>) {
  const latest = { seeds: '', z: new Float32Array() };
  return async ({ z, seeds, count }: SampleOptions): Promise<Float32Array | undefined> => {
    const numbers = seeds ?? (count === undefined ? undefined : Array.from({ length: count }, (_, i) => i));
    if (z || !numbers) return z;
    const key = numbers.join();
    if (latest.seeds !== key) Object.assign(latest, { z: await latents(numbers), seeds: key });
    return latest.z;
  };
}

/** What a session can ask its worker that leaves the state as it is. */
export function queries(
  { request, demand }: Pick<WorkerLine, 'request' | 'demand'>,
  { config }: Reply<'open'>,
) {
  const latents = async (seeds: readonly number[]) => (await request('latents', { seeds: [...seeds] })).z;
  const latentsFor = latentsBy(latents);
  return {
    async sample(options: SampleOptions = {}) {
      const z = await latentsFor(options);
      const count = z ? z.length / config.latentDim : config.sampleCount;
      const labels = options.class === undefined ? undefined : new Int32Array(count).fill(options.class);
      return (await request('sample', { z, labels, weights: options.weights })).samples;
    },
    latents,
    discriminate: (samples, { gradient = false } = {}) =>
      request('discriminate', { samples: sent(samples), gradient }),
    reconstruct: async (samples, { weights } = {}) =>
      (await request('reconstruct', { samples: sent(samples), weights })).samples,
    classify: async (samples) => (await request('classify', { samples: sent(samples) })).probabilities,
    units: async (network, inputs, { most = 16, weights } = {}) =>
      (await demand('units', { network, inputs, most, weights })).layers,
    networks: async () => (await request('networks', {})).networks,
    checkpoint: async () => (await request('checkpoint', {})).bytes,
    digest: async () => (await request('digest', {})).digest,
    async figure(name?: string, options?: FigureOptions) {
      const drawn = await request('figure', { name, version: VERSION, ...options });
      return { name: drawn.name, svg: new TextDecoder().decode(drawn.bytes), text: drawn.text };
    },
    picture: async ({ film, walk, ...named }) => {
      const path = walk && { seeds: [...walk.seeds], frames: walk.frames, label: walk.class };
      const pictures = film?.map(sent);
      return (await request('picture', { ...named, version: VERSION, film: pictures, walk: path })).bytes;
    },
    evaluate: async ({ weights } = {}) => (await request('evaluate', { weights })).metrics,
  } satisfies Partial<Session>;
}
