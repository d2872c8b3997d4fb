// A run by hand: what `train` does by itself, one thing at a time.
import { forbidFallback, loadRandom } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import { settings } from '../config/settings.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { canAnswer } from '../inference/ask.ts';
import { classify } from '../inference/classify.ts';
import { createDiagnose, type Diagnose } from '../inference/diagnose.ts';
import { type Discriminated, discriminate } from '../inference/discriminate.ts';
import { evaluateModel } from '../inference/evaluate.ts';
import { type Inversion, invert } from '../inference/invert.ts';
import type { InvertOptions } from '../inference/invertOptions.ts';
import { type Reconstructed, reconstruct } from '../inference/reconstruct.ts';
import { fixedLatents, latentsOf, samplesOf } from '../inference/sample.ts';
import type { ClassifySamples } from '../inference/sharesOf.ts';
import type { WeightsOfG } from '../inference/types.ts';
import { checkpointOf, restore } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import { type Course, emptyCourse } from './course.ts';
import type { Samples, Scalars } from './events.ts';
import { checkMemory, inMemory } from './memory.ts';
import { createModel, disposeModel, stepsOf } from './model.ts';
import { checkPlateau } from './plateau.ts';
import { countOf } from './player.ts';
import { createStepper } from './stepper.ts';
import type { Updates } from './updateCounts.ts';

/** A game in training. Everything happens between a call and its return; nothing is computed that was not asked for. */
export interface Run {
  readonly config: Config;
  readonly dataset: Dataset;
  /** The players of the game. */
  readonly players: readonly string[];
  /** Whether the game makes samples. */
  readonly generates: boolean;
  /** Whether the game has a discriminator. */
  readonly discriminates: boolean;
  /** Whether the game has an encoder and makes samples of what it gives. */
  readonly reconstructs: boolean;
  /** Whether the game tells classes apart. */
  readonly classifies: boolean;
  /** Numbers in the weights of each player. */
  readonly parameters: Readonly<Record<string, number>>;
  /** What the run remembers of its evaluations. */
  course: Course;
  /** Updates that each player has done. */
  readonly done: Updates;
  /** Whole steps done: rounds of the game's schedule. */
  readonly step: number;
  /**
   * One update of a player, or one step of `all`; gives the scalars of the latest update of each player. Undefined where it
   * diverged: the update at fault was not applied.
   */
  update(player: string | 'all'): Scalars | undefined;
  /**
   * At most `times` steps without leaving the kernels between them; gives the scalars of each. Fewer than there is room for
   * where it diverged (then `diverged` holds): the update at fault was not applied.
   */
  steps(times: number): { scalars: Scalars[]; diverged: boolean };
  /** Why steps that were to be recorded run through tfjs, one by one; undefined where they are, or none has run. */
  unrecorded(): string | undefined;
  checkpoint(): Checkpoint;
  digest(): string;
  /** Resumes from a checkpoint of this run or one like it. Throws DataError, and nothing has changed, if it does not fit. */
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
  /** Latents whose samples are nearest to given ones, as `inference/invert.ts`; by default of the averaged G. */
  invert(samples: Samples, options?: InvertOptions): Promise<Inversion>;
  /** Samples as the game's encoder and G make them anew; by default by averaged weights. Throws ConfigError for games without encoder. */
  reconstruct(samples: Samples, weights?: WeightsOfG): Promise<Reconstructed>;
  /** The probability of each class [count, classes], flat. Throws ConfigError for games that tell no classes apart. */
  classify(samples: Samples): Float32Array;
  /** The metrics that the config asks for; by default of the averaged G. */
  evaluate(weights?: WeightsOfG): Promise<Record<string, number>>;
  /** What samples look like beside real ones, as `inference/diagnose.ts`. */
  diagnose: Diagnose;
  /** Frees every tensor. */
  dispose(): void;
}

/**
 * Opens a run at its beginning, or where `from` stopped; with `otherBits` also where that was of another ABI or profile.
 * `classifySamples`: the classifier that diagnoses ask. The backend must have been started (`startBackend`).
 */
export async function openRun(
  config: Config,
  dataset: Dataset,
  from?: Checkpoint,
  otherBits?: boolean,
  classifySamples?: ClassifySamples,
): Promise<Run> {
  const random = (await loadRandom())(config.seed);
  const { shape: sampleShape, classes, count, read } = dataset;
  const data = { sampleShape, classes, count, read };
  if (config.stopOn !== '' || config.patience !== settings.patience.initial) checkPlateau(config, dataset);
  checkMemory(config, data);
  const model = inMemory('step', () => createModel(config, data, random));
  const stepper = inMemory('step', () => createStepper(model, dataset));
  const players = Object.keys(model.players);
  let done: Updates = Object.fromEntries(players.map((name) => [name, 0]));
  const update = (player: string): boolean => {
    if (!players.includes(player))
      throw new ConfigError(`player: expected one of ${players.join(', ')}, got "${player}".`);
    const finite = inTraining(() => stepper.update(player, done));
    if (finite) done = { ...done, [player]: done[player] + 1 };
    return finite;
  };
  let diagnose: Diagnose | undefined;
  const run: Run = {
    config,
    dataset,
    players,
    generates: model.game.generate !== undefined,
    discriminates: canAnswer(model.game, 'discriminate'),
    reconstructs: canAnswer(model.game, 'reconstruct'),
    classifies: canAnswer(model.game, 'classify'),
    parameters: Object.fromEntries(players.map((name) => [name, countOf(model.players[name].weights)])),
    course: emptyCourse,
    get step() {
      return stepsOf(model, done);
    },
    get done() {
      return done;
    },
    update(player) {
      if (player === 'all') return run.steps(1).scalars[0];
      return update(player) ? stepper.scalars() : undefined;
    },
    steps(times) {
      const wanted = Math.min(times, stepper.most);
      const result = inTraining(() => stepper.steps(wanted, done));
      done = result.done;
      return { scalars: result.scalars, diverged: result.scalars.length < wanted };
    },
    unrecorded: stepper.unrecorded,
    checkpoint: () => checkpointOf(model, dataset, done, run.course),
    digest: () => digestOf(run.checkpoint()),
    restore(checkpoint) {
      done = restore(model, checkpoint, dataset, otherBits);
      run.course = checkpoint.course ?? emptyCourse;
    },
    sample: (z = fixedLatents(model), labels, weights) =>
      inMemory('sample', () => samplesOf(model, z, labels, weights)),
    latents: (seeds) => latentsOf(config, seeds),
    discriminate: (samples, gradient) => discriminate(model, dataset, samples, gradient),
    invert: (samples, options) => invert(model, samples, { dataset, ...options }),
    reconstruct: (samples, weights) => inMemory('sample', () => reconstruct(model, samples, weights)),
    classify: (samples) => inMemory('sample', () => classify(model, samples)),
    evaluate: (weights) => inMemory('evaluation', () => evaluateModel(model, dataset, undefined, weights)),
    diagnose: async (step) => {
      diagnose ??= await createDiagnose(model, dataset, classifySamples);
      return diagnose(step);
    },
    dispose() {
      stepper.dispose();
      disposeModel(model);
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
