import type { TrainEvent } from '@ganvil/core';
import { playerNamed } from '../rpc/players.ts';
import type { Reply } from '../rpc/protocol.ts';
import type { Emitter } from './emitter.ts';
import { createPlayLoop } from './playLoop.ts';
import { queries } from './queries.ts';
import type { Session, SessionEvents } from './types.ts';
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
  const { loop, state } = training;
  return {
    ...factsOf(opened),
    ...{ notice, on, dispose: line.dispose },
    get config() {
      return state.config;
    },
    get schedule() {
      return state.schedule;
    },
    get done() {
      return state.done;
    },
    get step() {
      return state.step;
    },
    get ended() {
      return state.ended;
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
    ...training.methods,
    ...queries(line, opened),
  };
}

/** What a session says of its run. */
function factsOf(opened: Reply<'open'>) {
  const { schedule, generates, discriminates, reconstructs, classifies } = opened;
  const { shape, real, peaks, modes, classNames, columns, threads } = opened;
  return {
    players: Object.keys(schedule),
    ...{ generates, discriminates, reconstructs, classifies },
    ...{ shape, real, peaks, modes, classNames, columns, threads },
  };
}

/** What changes while a run trains, or with its settings. */
type RunState = Pick<Session, 'config' | 'schedule' | 'done' | 'step' | 'ended'>;

/** Keeps what a reply says of the state of the run. */
function keep(state: { -readonly [K in keyof RunState]: RunState[K] }, reply: Partial<RunState>): void {
  const { config, schedule, done, step, ended } = { ...state, ...reply };
  Object.assign(state, { config, schedule, done, step, ended });
}

/** What changes the state of the run. */
function createTraining(
  parts: Pick<Connection, 'opened'> &
    Pick<Parts, 'background'> &
    Pick<Emitter<SessionEvents>, 'emit'> & { readonly line: WorkerLine },
) {
  const { opened, background, line, emit } = parts;
  const { config, schedule, done, step, ended } = opened;
  const state = { config, schedule, done, step, ended };
  const emitState = () => {
    const { done, step, ended } = state;
    emit('state', { playing: loop.playing, done, step, ended });
  };
  /** Keeps the progress of a reply. Gives its events, which are still to be delivered. */
  const applyReply = (reply: Reply<'next' | 'change'>): TrainEvent[] => {
    keep(state, reply);
    return reply.events;
  };
  const pull = async (steps: number): Promise<TrainEvent[]> =>
    applyReply(await line.request('next', { milliseconds: FRAME, steps }));
  const deliver = (events: TrainEvent[]) => emitAll(emit, events);
  const loop = createPlayLoop({ pull, deliver, ended: () => state.ended, background });
  return { state, loop, methods: methodsOf({ state, loop, line, emit, emitState, pull, applyReply }) };
}

interface Training {
  readonly state: Parameters<typeof keep>[0];
  readonly loop: ReturnType<typeof createPlayLoop<TrainEvent>>;
  readonly line: WorkerLine;
  readonly emit: Emitter<SessionEvents>['emit'];
  emitState(): void;
  pull(steps: number): Promise<TrainEvent[]>;
  applyReply(reply: Reply<'next' | 'change'>): TrainEvent[];
}

/** The methods of a session that train. */
function methodsOf({ state, loop, line, emit, emitState, pull, applyReply }: Training) {
  const deliverAll = (events: TrainEvent[]): TrainEvent[] => {
    emitAll(emit, events);
    if (state.ended) emitState();
    return events;
  };
  return {
    next: async () => deliverAll(await pull(Number.POSITIVE_INFINITY)),
    advance: async (player: string) =>
      deliverAll(applyReply(await line.request('step', { player: playerNamed(player) }))),
    async updateInParts(player: string) {
      const reply = await line.demand('parts', { player: playerNamed(player) });
      return { parts: reply.parts, events: deliverAll(applyReply(reply)) };
    },
    play(): void {
      const finished = loop.play();
      emitState();
      finished.catch((error) => line.closed || emit('error', error)).then(emitState);
    },
    pause: () => loop.pause(),
    async restore(bytes: Uint8Array) {
      await loop.pause();
      keep(state, await line.demand('restore', { bytes }));
      emitState();
    },
    async change(setting: string, value: string | number | boolean) {
      const events = applyReply(await line.demand('change', { setting, value }));
      emitAll(emit, events);
      emitState();
      return events[0] as SessionEvents['change'];
    },
  };
}

function emitAll(emit: Emitter<SessionEvents>['emit'], events: readonly TrainEvent[]): void {
  for (const event of events) emit(event.type, event as never);
}
