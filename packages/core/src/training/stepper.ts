// Updates of D and of G: the first of each is traced through tfjs and recorded, the others are replays of it, as many in
// a row as the queues hold.
import { assign, capture, type Program } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type * as tf from '../tf.ts';
import type { Scalars } from './events.ts';
import {
  advanceQueue,
  createQueue,
  disposeQueue,
  fillQueue,
  leave,
  leftIn,
  type Queue,
  realBatches,
} from './feed.ts';
import { type Gan, updateDiscriminator, updateGenerator, type Watch } from './gan.ts';
import type { Counts, Player } from './players.ts';
import { createInputs, disposeInputs, loadD, loadG } from './updateInputs.ts';

/** Bytes of real samples that are written ahead, at most. */
const AHEAD = 4 * 2 ** 20;
/** Steps that are written ahead, at most. */
const MAX = 64;
/** Milliseconds of steps in a row, about. */
const TURN = 4;

export interface Stepper {
  /** Steps that may run in a row: what fits into the queues and takes a few milliseconds. */
  readonly most: number;
  /** The update of `player` that follows on `done`. False where it diverged: it was not applied. */
  update(player: Player, done: Counts): boolean;
  /**
   * Up to `times` steps (`discriminatorSteps` updates of D, then one of G) that follow on `done`, not more than `most`. What each has
   * left; `done`: the updates done. Fewer than asked for where an update diverged, which was not applied.
   */
  steps(times: number, done: Counts): { scalars: Scalars[]; done: Counts };
  /** What was left by the latest update of each player. */
  scalars(): Scalars;
  /** Why an update that was to be recorded could not be. */
  unrecorded(): string | undefined;
  dispose(): void;
}

/** One player's updates. */
interface Part {
  readonly queue: Queue;
  /** One update, its inputs taken from the queue. */
  run(): boolean;
  program?: Program;
  recordable: boolean;
  reason?: string;
}

export function createStepper(gan: Gan, dataset: Dataset): Stepper {
  const { discriminatorSteps, batchSize, batches } = gan.config;
  const inputs = createInputs(gan, dataset.shape);
  const batchBytes = 4 * batchSize * dataset.shape.reduce((a, b) => a * b, 1);
  const most = Math.max(1, Math.min(MAX, Math.floor(AHEAD / (discriminatorSteps * batchBytes))));
  const part = (player: Player, update: (queue: Queue, watch: Watch) => boolean): Part => {
    const rows = player === 'D' ? most * discriminatorSteps : most;
    const queue = createQueue(gan, dataset.shape, player, rows);
    const watch: Watch = (name, value) => {
      leave(queue, name, value as tf.Scalar);
      return value as tf.Scalar;
    };
    const run = (): boolean => {
      const finite = update(queue, watch);
      if (finite) advanceQueue(queue);
      return finite;
    };
    return { queue, run, recordable: gan.config.execution === 'replay' };
  };
  const D = part('D', (queue, watch) => {
    loadD(gan, inputs.D, queue);
    return updateDiscriminator(gan, inputs.D, watch);
  });
  const G = part('G', (queue, watch) => {
    loadG(gan, inputs.G, queue);
    return updateGenerator(gan, inputs.G, inputs.D, watch);
  });
  let batch = 0; // the update of D whose real samples are in its inputs
  let latest: Scalars = {};
  let pace = 1;
  const fill = (player: Player, done: Counts, count: number): void =>
    fillQueue(gan, dataset, (player === 'D' ? D : G).queue, player, done[player], count);

  return {
    get most() {
      return Math.min(most, pace);
    },
    update(player, done) {
      fill(player, done, 1);
      const last = Math.max(1, done.D);
      // Beside its fakes, a joined batch has the real samples that D has seen last.
      if (player === 'G' && batches === 'joined' && batch !== last) {
        const { data, labels } = realBatches(gan, dataset, last - 1, 1);
        inputs.D.real = assign(inputs.D.real, data);
        if (inputs.D.labels) inputs.D.labels = assign(inputs.D.labels, labels);
        batch = last;
      }
      const one = player === 'D' ? D : G;
      const finite = play(gan, one, player === 'D' ? G : D);
      if (player === 'D') batch = done.D + 1;
      if (finite) latest = { ...latest, ...leftIn(one.queue, 1, 1)[0] };
      return finite;
    },
    steps(times, done) {
      const wanted = Math.min(times, most);
      const begun = performance.now();
      fill('D', done, wanted * discriminatorSteps);
      fill('G', done, wanted);
      let updates = 0;
      let count = 0;
      let finite = true;
      while (finite && count < wanted) {
        for (let i = 0; finite && i < discriminatorSteps; i++) if ((finite = play(gan, D, G))) updates++;
        if (finite && (finite = play(gan, G, D))) count++;
      }
      batch = done.D + updates;
      const ofD = leftIn(D.queue, count, discriminatorSteps);
      const scalars = leftIn(G.queue, count, 1).map((ofG, i) => ({ ...ofD[i], ...ofG }));
      latest = scalars.at(-1) ?? latest;
      pace = Math.max(1, Math.floor((count * TURN) / (performance.now() - begun)));
      return { scalars, done: { D: done.D + updates, G: done.G + count } };
    },
    scalars: () => latest,
    unrecorded: () => D.reason ?? G.reason,
    dispose() {
      disposeInputs(inputs);
      for (const { queue, program } of [D, G]) {
        disposeQueue(queue);
        program?.dispose();
      }
    },
  };
}

/** One update: replayed where it has been recorded. */
function play(gan: Gan, part: Part, other: Part): boolean {
  return part.program ? part.program.run() : trace(gan, part, other);
}

/** An update through tfjs; recorded, if the backend can and the state stays where it is. */
function trace(gan: Gan, part: Part, other: Part): boolean {
  if (!part.recordable) return part.run();
  const before = addresses(gan);
  const { result, program, reason } = capture(() => part.run(), other.program);
  const stayed = addresses(gan).every((id, i) => id === before[i]);
  if (stayed && program) part.program = program;
  else {
    program?.dispose();
    part.recordable = false;
    part.reason = reason ?? 'its state does not stay where it is';
  }
  return result;
}

/** Where the state of a GAN lives: a recorded update writes there. */
function addresses({ G, D, Gema }: Gan): object[] {
  const groups = [G, D].flatMap(({ weights, statistics, slots }) => [
    weights,
    statistics,
    ...Object.values(slots),
  ]);
  return [...groups, Gema].flatMap((params) => Object.values(params).map((tensor) => tensor.dataId));
}
