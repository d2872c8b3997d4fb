// What trains the model of a run: a stepper, which is another one after a rollback, and where a rank was lost.
import type { loadRandom } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import type { LostRank } from '../errors.ts';
import { checkpointOf } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Scalars } from './events.ts';
import { type Model, stepsOf } from './model.ts';
import { partOf } from './part.ts';
import { compareStates, createExchange, type Exchanging, type Ranks } from './ranks.ts';
import type { Hash } from './reports.ts';
import { drawsAfter } from './rollback.ts';
import { createStepper, type Stepper, type StepsTaken } from './stepper.ts';
import type { Updates } from './updateCounts.ts';

/** Steps between two comparisons of the states of all ranks. */
const COMPARE_EVERY = 100;

/** A run that shares its steps with others. */
export interface Together {
  readonly ranks: Ranks;
  /** Whether this process has been asked to stop. */
  readonly asked: () => boolean;
  /** A fast SHA-256. */
  readonly hash?: Hash;
  /** Gets the reason where a rank was lost and this one finishes its step alone. */
  readonly onLost?: (error: LostRank) => void;
}

/** Updates of a model, and how many there were. */
export interface Trainer {
  readonly stepper: Stepper;
  readonly done: Updates;
  readonly rollbacks: number;
  /** Whether all ranks stop after this step; undefined without ranks. */
  readonly stopping: boolean | undefined;
  /** One update of a player. False where it diverged: it was not applied. */
  update(player: string): boolean;
  /** At most `times` steps. */
  steps(times: number): { scalars: Scalars[]; diverged: boolean };
  /** Goes on from so many updates, after so many rollbacks. */
  restart(done: Updates, rollbacks: number): void;
  dispose(): void;
}

/** A trainer at the beginning of a run. */
export function createTrainer(
  model: Model,
  dataset: Dataset,
  watched: boolean,
  create: Awaited<ReturnType<typeof loadRandom>>,
  together?: Together,
): Trainer {
  const { config } = model;
  let exchanging: Exchanging | undefined = together && createExchange(together.ranks, together.asked);
  let [rollbacks, alone] = [0, false];
  const open = (): Stepper => {
    const random = rollbacks === 0 ? model.random : drawsAfter(create, config.seed, rollbacks);
    const part = alone ? partOf(config) : model.part;
    return createStepper({ ...model, random, part }, dataset, watched, exchanging);
  };
  let stepper = open();
  let done: Updates = Object.fromEntries(Object.keys(model.players).map((name) => [name, 0]));
  const update = (player: string): boolean => {
    const finite = stepper.update(player, done);
    if (finite) done = { ...done, [player]: done[player] + 1 };
    return finite;
  };
  /** Finishes the present step without the other ranks: rank 0, whose state the others had. */
  const finishAlone = ({ error, begun }: NonNullable<StepsTaken['lost']>): ReturnType<Trainer['steps']> => {
    if (together!.ranks.rank > 0 || error.kind === 'differs') throw error;
    together!.onLost?.(error);
    stepper.dispose();
    exchanging?.dispose();
    [exchanging, alone] = [undefined, true];
    stepper = open();
    const next = stepsOf(model, done) + 1;
    const missing = model.game
      .schedule(config)
      .map(([player, updates]) => ({ player, updates, left: next * updates - done[player] }));
    if (missing.every(({ updates, left }) => left === updates)) return { scalars: [], diverged: false };
    const diverged = !missing.every(({ player, left }) =>
      Array.from({ length: left }).every(() => update(player)),
    );
    return { scalars: diverged ? [] : [{ ...begun, ...stepper.scalars() }], diverged };
  };
  return {
    get stepper() {
      return stepper;
    },
    get done() {
      return done;
    },
    get rollbacks() {
      return rollbacks;
    },
    get stopping() {
      return together && (alone || exchanging?.stopping === true);
    },
    update,
    steps(times) {
      const step = stepsOf(model, done);
      const untilCompared = together ? COMPARE_EVERY - (step % COMPARE_EVERY) : Number.POSITIVE_INFINITY;
      const result = stepper.steps(Math.min(times, stepper.most, untilCompared), done);
      done = result.done;
      const { scalars, diverged, lost } = result;
      if (lost) {
        const last = finishAlone(lost);
        return { scalars: [...scalars, ...last.scalars], diverged: last.diverged };
      }
      const after = stepsOf(model, done);
      if (together && !diverged && after % COMPARE_EVERY === 0) {
        const { ranks, hash } = together;
        compareStates(ranks, after, digestOf(checkpointOf(model, dataset, done, { rollbacks }), hash));
      }
      return { scalars, diverged };
    },
    restart(from, count) {
      done = from;
      if (count === rollbacks) return;
      stepper.dispose();
      rollbacks = count;
      stepper = open();
    },
    dispose() {
      stepper.dispose();
      exchanging?.dispose();
    },
  };
}
