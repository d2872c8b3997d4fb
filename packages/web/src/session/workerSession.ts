import type { TrainEvent } from '@ganvil/core';
import { playerNamed } from '../rpc/players.ts';
import type { Reply } from '../rpc/protocol.ts';
import type { Emitter } from './emitter.ts';
import { createPlayLoop } from './playLoop.ts';
import { queries } from './queries.ts';
import type { Session, SessionEvents, SessionState } from './types.ts';
import { type Connection, createWorkerLine, type WorkerLine } from './workerLine.ts';

/** Milliseconds of training per request of `next()` and `play()`. */
const FRAME = 16;

/** The parts of a session in the page. */
interface Parts {
  readonly first: Connection;
  /** Opens the run of a checkpoint in the whole worker, if the first one is the light one. */
  readonly move?: (checkpoint: Uint8Array) => Promise<Connection>;
  readonly background: boolean;
  readonly emitter: Emitter<SessionEvents>;
}

/** The session of a run that a worker has opened. */
export function workerSession({ first, move, background, emitter: { on, emit } }: Parts): Session {
  const { opened, notice } = first;
  const line = createWorkerLine(first, move);
  const training = createTraining({ opened, background, line, emit });
  const { loop } = training;
  return {
    ...factsOf(opened),
    ...{ notice, on, dispose: line.dispose },
    get config() {
      return training.settings.config;
    },
    get schedule() {
      return training.settings.schedule;
    },
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
    change: training.change,
    restore: training.restore,
    ...queries(line.request, opened),
  };
}

/** What a session says of its run. */
function factsOf(opened: Reply<'open'>) {
  const { schedule, generates, discriminates, reconstructs, classifies } = opened;
  const { shape, real, modes, classNames, columns, threads } = opened;
  return {
    players: Object.keys(schedule),
    ...{ generates, discriminates, reconstructs, classifies },
    ...{ shape, real, modes, classNames, columns, threads },
  };
}

type Progress = Omit<SessionState, 'playing'>;
const progressOf = ({ done, step, ended }: Progress): Progress => ({ done, step, ended });

const settingsOf = ({ config, schedule }: Pick<Session, 'config' | 'schedule'>) => ({ config, schedule });

/** What changes the state of the run. */
function createTraining(
  parts: Pick<Connection, 'opened'> &
    Pick<Parts, 'background'> &
    Pick<Emitter<SessionEvents>, 'emit'> & { readonly line: WorkerLine },
) {
  const { opened, background, line, emit } = parts;
  let settings = settingsOf(opened);
  let progress = progressOf(opened);
  const emitState = () => emit('state', { playing: loop.playing, ...progress });
  /** Keeps the progress of a reply. Gives its events, which are still to be delivered. */
  const applyReply = (reply: Progress & Pick<Reply<'next'>, 'events'>): TrainEvent[] => {
    progress = progressOf(reply);
    return reply.events;
  };
  const pull = async (steps: number): Promise<TrainEvent[]> =>
    applyReply(await line.request('next', { milliseconds: FRAME, steps }));
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
    get settings() {
      return settings;
    },
    next: async () => deliverAll(await pull(Number.POSITIVE_INFINITY)),
    advance: async (player: string) =>
      deliverAll(applyReply(await line.request('step', { player: playerNamed(player) }))),
    play(): void {
      const finished = loop.play();
      emitState();
      finished.catch((error) => line.closed || emit('error', error)).then(emitState);
    },
    async restore(bytes: Uint8Array) {
      await loop.pause();
      const reply = await line.demand('restore', { bytes });
      [settings, progress] = [settingsOf(reply), progressOf(reply)];
      emitState();
    },
    async change(setting: string, value: string | number | boolean) {
      const reply = await line.demand('change', { setting, value });
      settings = settingsOf(reply);
      deliver(applyReply(reply));
      emitState();
      return reply.events[0] as SessionEvents['change'];
    },
  };
}

function emitAll(emit: Emitter<SessionEvents>['emit'], events: readonly TrainEvent[]): void {
  for (const event of events) emit(event.type, event as never);
}
