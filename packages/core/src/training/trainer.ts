// What trains the model of a run: a stepper, which is another one after a rollback, and where a rank was lost.
import type { loadRandom } from '@ganvil/kernels-as';
import type { AppliedChange } from '../changes/types.ts';
import type { Dataset } from '../datasets/types.ts';
import type { LostRank } from '../errors.ts';
import { checkpointOf } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Scalars } from './events.ts';
import { type Model, stepsOf, updatesAfter } from './model.ts';
import { partOf } from './part.ts';
import { compareStates, createExchange, type Exchanging, type Ranks } from './ranks.ts';
import type { Hash } from './reports.ts';
import { drawsAfter } from './rollback.ts';
import { createStepper, type Stepper } from './stepper.ts';
import type { StepsTaken } from './stepsTaken.ts';
import type { Updates } from './updateCounts.ts';
import type { Watch } from './watch.ts';

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
  model: Model;
  /** Changes of settings so far. */
  changes: readonly AppliedChange[];
  readonly dataset: Dataset;
  readonly watched: boolean;
  readonly create: Awaited<ReturnType<typeof loadRandom>>;
  /** The other ranks, and the exchanges with them; absent without, and once one is lost. */
  together?: Together;
  exchanging?: Exchanging;
  stepper: Stepper;
  done: Updates;
  rollbacks: number;
  /** Whether all ranks stop after this step, since one was lost. */
  alone: boolean;
}

/** A trainer at the beginning of a run. */
export function createTrainer(
  fixed: Pick<Trainer, 'model' | 'changes' | 'dataset' | 'watched' | 'create'>,
  together?: Together,
): Trainer {
  const { model, dataset, watched } = fixed;
  const exchanging = together && createExchange(together.ranks, together.asked);
  const stepper = createStepper(model, dataset, watched, exchanging);
  const done = Object.fromEntries(Object.keys(model.players).map((name) => [name, 0]));
  return { ...fixed, together, exchanging, stepper, done, rollbacks: 0, alone: false };
}

/** Frees what a trainer needs beside the model. */
export function disposeTrainer({ stepper, exchanging }: Trainer): void {
  stepper.dispose();
  exchanging?.dispose();
}

/** Whether all ranks stop after the present step; undefined where there never were others. */
export const isStopping = ({ together, exchanging, alone }: Trainer): boolean | undefined =>
  alone || (together && exchanging?.stopping === true);

/** One update of a player; `watch` looks on. False where it diverged: it was not applied. */
export function updateOf(trainer: Trainer, player: string, watch?: Watch): boolean {
  const { stepper, done } = trainer;
  const finite = stepper.update(player, done, watch);
  if (finite) trainer.done = { ...done, [player]: done[player] + 1 };
  return finite;
}

/** At most `times` steps. Throws LostRank where another rank is lost, but on rank 0, which finishes the step alone. */
export function takeSteps(trainer: Trainer, times: number): { scalars: Scalars[]; diverged: boolean } {
  const { model, stepper, together } = trainer;
  const step = stepsOf(model, trainer.done);
  const untilCompared = together ? COMPARE_EVERY - (step % COMPARE_EVERY) : Number.POSITIVE_INFINITY;
  const { done, scalars, diverged, lost } = stepper.steps(
    Math.min(times, stepper.most, untilCompared),
    trainer.done,
  );
  trainer.done = done;
  if (lost) {
    const last = finishAlone(trainer, lost);
    return { scalars: [...scalars, ...last.scalars], diverged: last.diverged };
  }
  if (together && !diverged) compare(trainer, together);
  return { scalars, diverged };
}

/** Makes the stepper anew. */
export function renewStepper(trainer: Trainer): void {
  const { model, dataset, watched, create, rollbacks, alone, exchanging } = trainer;
  const random = rollbacks === 0 ? model.random : drawsAfter(create, model.config.seed, rollbacks);
  const part = alone ? partOf(model.config) : model.part;
  trainer.stepper.dispose();
  trainer.stepper = createStepper({ ...model, random, part }, dataset, watched, exchanging);
}

/** Compares the states of all ranks where that is due. */
function compare({ model, dataset, done, rollbacks, changes }: Trainer, { ranks, hash }: Together): void {
  const step = stepsOf(model, done);
  if (step % COMPARE_EVERY === 0)
    compareStates(ranks, step, digestOf(checkpointOf(model, dataset, done, { rollbacks, changes }), hash));
}

/** Finishes the present step without the other ranks, if it has begun: rank 0, which saves the run. */
function finishAlone(
  trainer: Trainer,
  { error, begun }: NonNullable<StepsTaken['lost']>,
): ReturnType<typeof takeSteps> {
  const { model, together, exchanging } = trainer;
  if (together!.ranks.rank > 0) throw error;
  together!.onLost?.(error);
  exchanging?.dispose();
  Object.assign(trainer, { alone: true, together: undefined, exchanging: undefined });
  renewStepper(trainer);
  const next = stepsOf(model, trainer.done) + 1;
  const missing = model.game.schedule(model.config).map(([player, updates]) => ({
    player,
    updates,
    left: updatesAfter(model, player, updates, next) - trainer.done[player],
  }));
  if (missing.every(({ updates, left }) => left === updates)) return { scalars: [], diverged: false };
  const finite = missing.every(({ player, left }) =>
    Array.from({ length: left }).every(() => updateOf(trainer, player)),
  );
  return { scalars: finite ? [{ ...begun, ...trainer.stepper.scalars() }] : [], diverged: !finite };
}
