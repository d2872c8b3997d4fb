// A run by hand: what `train` does by itself, one thing at a time.
import { forbidFallback, loadRandom } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { type Discriminated, discriminate } from '../inference/discriminate.ts';
import { evaluateGan } from '../inference/evaluate.ts';
import { fixedLatents, latentsOf, samplesOf } from '../inference/sample.ts';
import type { WeightsOfG } from '../inference/weightsOfG.ts';
import { type Checkpoint, checkpointOf, restore } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Samples, Scalars } from './events.ts';
import { createGan, disposeGan } from './gan.ts';
import { checkMemory, inMemory } from './memory.ts';
import { countOf } from './network.ts';
import type { Counts, Player } from './players.ts';
import { createStepper } from './stepper.ts';

/** A GAN in training. Everything happens between a call and its return; nothing is computed that was not asked for. */
export interface Run {
  readonly config: Config;
  readonly dataset: Dataset;
  /** Numbers in the weights of each player. */
  readonly parameters: { readonly G: number; readonly D: number };
  /** Updates done. */
  readonly done: Counts;
  /**
   * One update of D or of G, or `discriminatorSteps` of D and one of G; gives what was watched in the latest update of
   * each. Undefined where it diverged: the update at fault was not applied.
   */
  update(which: Player | 'both'): Scalars | undefined;
  /**
   * At most `times` steps without leaving the kernels between them; gives what was watched in each. Fewer than there is
   * room for where it diverged (then `diverged` holds): the update at fault was not applied.
   */
  steps(times: number): { scalars: Scalars[]; diverged: boolean };
  /** Why steps that were to be recorded run through tfjs, one by one; undefined where they are, or none has run. */
  unrecorded(): string | undefined;
  checkpoint(): Checkpoint;
  digest(): string;
  /** Goes on from a checkpoint of this run or one like it. Throws DataError, and nothing has changed, if it does not fit. */
  restore(checkpoint: Checkpoint): void;
  /**
   * Samples for latents z [count, latentDim], flat; without, for the run's fixed ones. `labels`: the classes that a
   * conditional G is to draw; without, every class in turn. By default of the averaged G.
   */
  sample(z?: Float32Array, labels?: Int32Array, weights?: WeightsOfG): Promise<Samples>;
  /** Latents [seeds, latentDim], flat; each depends on its seed alone. */
  latents(seeds: readonly number[]): Promise<Float32Array>;
  /** The logits of D in training and, if asked for, their gradients with respect to the samples. */
  discriminate(samples: Samples, gradient?: boolean): Promise<Discriminated>;
  /** The metrics that the config asks for; by default of the averaged G. */
  evaluate(weights?: WeightsOfG): Promise<Record<string, number>>;
  /** Frees every tensor. */
  dispose(): void;
}

/**
 * Opens a run at its beginning, or where `from` stopped; with `otherBits` also where that was of another ABI or profile.
 * The backend must have been started (`startBackend`).
 */
export async function openRun(
  config: Config,
  dataset: Dataset,
  from?: Checkpoint,
  otherBits?: boolean,
): Promise<Run> {
  const random = (await loadRandom())(config.seed);
  const data = { sampleShape: dataset.shape, classes: dataset.classes };
  checkMemory(config, data);
  const gan = inMemory('step', () => createGan(config, data, random));
  const stepper = inMemory('step', () => createStepper(gan, dataset));
  let done: Counts = { D: 0, G: 0 };
  const update = (player: Player): boolean => {
    const finite = inTraining(() => stepper.update(player, done));
    if (finite) done = { ...done, [player]: done[player] + 1 };
    return finite;
  };
  const run: Run = {
    config,
    dataset,
    parameters: { G: countOf(gan.G.weights), D: countOf(gan.D.weights) },
    get done() {
      return done;
    },
    update(which) {
      if (which === 'both') return run.steps(1).scalars[0];
      return update(which) ? stepper.scalars() : undefined;
    },
    steps(times) {
      const wanted = Math.min(times, stepper.most);
      const result = inTraining(() => stepper.steps(wanted, done));
      done = result.done;
      return { scalars: result.scalars, diverged: result.scalars.length < wanted };
    },
    unrecorded: stepper.unrecorded,
    checkpoint: () => checkpointOf(gan, dataset, done),
    digest: () => digestOf(run.checkpoint()),
    restore(checkpoint) {
      done = restore(gan, checkpoint, dataset, otherBits);
    },
    sample: (z = fixedLatents(gan), labels, weights) =>
      inMemory('sample', () => samplesOf(gan, z, labels, weights)),
    latents: (seeds) => latentsOf(config, seeds),
    discriminate: (samples, gradient) => discriminate(gan, samples, gradient),
    evaluate: (weights) => inMemory('evaluation', () => evaluateGan(gan, dataset, undefined, weights)),
    dispose() {
      stepper.dispose();
      disposeGan(gan);
    },
  };
  try {
    if (from) run.restore(from);
  } catch (error) {
    run.dispose();
    throw error;
  }
  return run;
}

/** Nothing may fall back to other kernels in training. */
function inTraining<T>(work: () => T): T {
  forbidFallback(true);
  try {
    return inMemory('step', work);
  } finally {
    forbidFallback(false);
  }
}
