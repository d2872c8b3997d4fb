import type { TrainEvent, Updates } from '@ganvil/core';
import type { Channel } from '../rpc/channel.ts';
import type { Reply } from '../rpc/protocol.ts';
import type { Emitter } from './emitter.ts';
import { createPlayLoop } from './playLoop.ts';
import type { SampleOptions, Session, SessionEvents, SessionState } from './types.ts';

/** Milliseconds of training between two answers of the worker. */
const FRAME = 16;

/** The session of a run that the worker behind a channel has opened. */
export function workerSession(
  opened: Reply<'open'>,
  { notice, background }: { notice: string; background: boolean },
  channel: Channel,
  { on, emit }: Emitter<SessionEvents>,
  dispose: () => void,
): Session {
  const { request } = channel;
  const { config, shape, real, modes, threads } = opened;
  let progress: { done: Updates; ended: boolean } = opened;
  const state = (): SessionState => ({ playing: player.playing, done: progress.done, ended: progress.ended });

  /** Takes a reply in; its events are still to be told. */
  const applyReply = ({ events, done, ended }: Reply<'next'>): TrainEvent[] => {
    progress = { done, ended };
    return events;
  };
  const deliver = (events: TrainEvent[]): void => {
    for (const event of events) emit(event.type, event as never);
  };
  const pull = async (steps: number): Promise<TrainEvent[]> =>
    applyReply(await request('next', { milliseconds: FRAME, steps }));
  const deliverAll = (events: TrainEvent[]): TrainEvent[] => {
    deliver(events);
    if (progress.ended) emit('state', state());
    return events;
  };
  const player = createPlayLoop({ pull, deliver, ended: () => progress.ended, background });

  return {
    config,
    shape,
    real,
    modes,
    threads,
    notice,
    on,
    dispose,
    get done() {
      return progress.done;
    },
    get step() {
      return progress.done.G;
    },
    get ended() {
      return progress.ended;
    },
    get playing() {
      return player.playing;
    },
    get speed() {
      return player.speed;
    },
    set speed(value) {
      player.speed = value;
    },
    next: async () => deliverAll(await pull(Number.POSITIVE_INFINITY)),
    advance: async (which) => deliverAll(applyReply(await request('step', { which }))),
    play() {
      const finished = player.play();
      emit('state', state());
      finished
        .catch((error) => {
          if (!channel.closed) emit('error', error);
        })
        .then(() => emit('state', state()));
    },
    pause: () => player.pause(),
    async sample(options = {}) {
      const z = await latentsFor(options);
      const count = z ? z.length / config.latentDim : config.sampleCount;
      const labels = options.class === undefined ? undefined : new Int32Array(count).fill(options.class);
      return (await request('sample', { z, labels, weights: options.weights })).samples;
    },
    latents: async (seeds) => (await request('latents', { seeds: [...seeds] })).z,
    discriminate: (samples, { gradient = false } = {}) =>
      request('discriminate', { samples: { ...samples, shape: [...samples.shape] }, gradient }),
    checkpoint: async () => (await request('checkpoint', {})).bytes,
    async restore(bytes) {
      await player.pause();
      progress = await request('restore', { bytes });
      emit('state', state());
    },
    digest: async () => (await request('digest', {})).digest,
    evaluate: async ({ weights } = {}) => (await request('evaluate', { weights })).metrics,
  };

  /** The latents that are asked for, if any. */
  async function latentsFor({ z, seeds, count }: SampleOptions): Promise<Float32Array | undefined> {
    const numbers = seeds ?? (count === undefined ? undefined : Array.from({ length: count }, (_, i) => i));
    return z ?? (numbers && (await request('latents', { seeds: [...numbers] })).z);
  }
}
