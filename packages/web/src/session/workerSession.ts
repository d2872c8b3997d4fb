import type { Samples, TrainEvent } from '@ganvil/core';
import type { Channel } from '../rpc/channel.ts';
import { playerNamed } from '../rpc/players.ts';
import type { Reply } from '../rpc/protocol.ts';
import type { Emitter } from './emitter.ts';
import { createPlayLoop } from './playLoop.ts';
import type { SampleOptions, Session, SessionEvents, SessionState } from './types.ts';

/** The version of the package; inserted by the build. */
declare const VERSION: string;

/** Milliseconds of training per request of `next()` and `play()`. */
const FRAME = 16;

/** The parts of a session in the page. */
interface Parts {
  readonly opened: Reply<'open'>;
  readonly notice: string;
  readonly background: boolean;
  readonly channel: Channel;
  readonly emitter: Emitter<SessionEvents>;
  dispose(): void;
}

/** The session of a run that a worker has opened. */
export function workerSession({
  opened,
  notice,
  background,
  channel,
  emitter: { on, emit },
  dispose,
}: Parts): Session {
  const training = createTraining({ opened, background, channel, emit });
  const { loop } = training;
  return {
    ...factsOf(opened),
    ...{ notice, on, dispose },
    get done() {
      return training.progress.done;
    },
    get step() {
      return training.progress.step;
    },
    get ended() {
      return training.progress.ended;
    },
    get playing() {
      return loop.playing;
    },
    get speed() {
      return loop.speed;
    },
    set speed(value) {
      loop.speed = value;
    },
    next: training.next,
    advance: training.advance,
    play: training.play,
    pause: () => loop.pause(),
    restore: training.restore,
    ...queries(channel, opened),
  };
}

/** What a session says of its run. */
function factsOf(opened: Reply<'open'>) {
  const { config, schedule, generates, discriminates, reconstructs, classifies } = opened;
  const { shape, real, modes, classNames, columns, threads } = opened;
  return {
    ...{ config, players: Object.keys(schedule), schedule },
    ...{ generates, discriminates, reconstructs, classifies },
    ...{ shape, real, modes, classNames, columns, threads },
  };
}

type Progress = Omit<SessionState, 'playing'>;
const progressOf = ({ done, step, ended }: Progress): Progress => ({ done, step, ended });

/** What changes the state of the run. */
function createTraining(
  parts: Pick<Parts, 'opened' | 'background' | 'channel'> & Pick<Emitter<SessionEvents>, 'emit'>,
) {
  const { opened, background, channel, emit } = parts;
  let progress = progressOf(opened);
  const emitState = () => emit('state', { playing: loop.playing, ...progress });
  /** Keeps the progress of a reply. Gives its events, which are still to be delivered. */
  const applyReply = (reply: Reply<'next'>): TrainEvent[] => {
    progress = progressOf(reply);
    return reply.events;
  };
  const pull = async (steps: number): Promise<TrainEvent[]> =>
    applyReply(await channel.request('next', { milliseconds: FRAME, steps }));
  const deliver = (events: TrainEvent[]) => emitAll(emit, events);
  const deliverAll = (events: TrainEvent[]): TrainEvent[] => {
    deliver(events);
    if (progress.ended) emitState();
    return events;
  };
  const loop = createPlayLoop({ pull, deliver, ended: () => progress.ended, background });
  return {
    loop,
    get progress() {
      return progress;
    },
    next: async () => deliverAll(await pull(Number.POSITIVE_INFINITY)),
    advance: async (player: string) =>
      deliverAll(applyReply(await channel.request('step', { player: playerNamed(player) }))),
    play(): void {
      const finished = loop.play();
      emitState();
      finished.catch((error) => channel.closed || emit('error', error)).then(emitState);
    },
    async restore(bytes: Uint8Array) {
      await loop.pause();
      progress = progressOf(await channel.request('restore', { bytes }));
      emitState();
    },
  };
}

function emitAll(emit: Emitter<SessionEvents>['emit'], events: readonly TrainEvent[]): void {
  for (const event of events) emit(event.type, event as never);
}

const sent = (samples: Samples): Samples => ({ ...samples, shape: [...samples.shape] });

/** What leaves the state as it is. */
function queries({ request }: Channel, { config }: Reply<'open'>) {
  const latents = async (seeds: readonly number[]) => (await request('latents', { seeds: [...seeds] })).z;
  /** The latents that are asked for; undefined for the run's fixed ones. */
  const latentsFor = async ({ z, seeds, count }: SampleOptions): Promise<Float32Array | undefined> => {
    const numbers = seeds ?? (count === undefined ? undefined : Array.from({ length: count }, (_, i) => i));
    return z ?? (numbers && (await latents(numbers)));
  };
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
    checkpoint: async () => (await request('checkpoint', {})).bytes,
    digest: async () => (await request('digest', {})).digest,
    async figure(name?: string, { panels, from }: { panels?: string; from?: number } = {}) {
      const drawn = await request('figure', { name, panels, from });
      return { name: drawn.name, svg: new TextDecoder().decode(drawn.bytes) };
    },
    picture: async ({ film, walk, ...named }) => {
      const path = walk && { seeds: [...walk.seeds], frames: walk.frames, label: walk.class };
      const pictures = film?.map(sent);
      return (await request('picture', { ...named, version: VERSION, film: pictures, walk: path })).bytes;
    },
    evaluate: async ({ weights } = {}) => (await request('evaluate', { weights })).metrics,
  } satisfies Partial<Session>;
}
