import { forbidFallback, loadRandom, loadScalar } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import { settings } from '../config/settings.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { canAnswer } from '../inference/ask.ts';
import { classify } from '../inference/classify.ts';
import type { Diagnosed } from '../inference/diagnose.ts';
import { discriminate } from '../inference/discriminate.ts';
import { distancesOf } from '../inference/distances.ts';
import { evaluateModel, fakesFor } from '../inference/evaluate.ts';
import { invert } from '../inference/invert.ts';
import { reconstruct } from '../inference/reconstruct.ts';
import { fixedLatents, latentsOf, samplesOf } from '../inference/sample.ts';
import { checkpointOf, restore } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import { emptyCourse } from './course.ts';
import { diagnoseEvery } from './diagnoseEvery.ts';
import { checkMemory, inMemory } from './memory.ts';
import { createModel, disposeModel, type Model, stepsOf } from './model.ts';
import { partOf } from './part.ts';
import { checkPlateau } from './plateau.ts';
import { countOf } from './player.ts';
import type { Diagnosing, Run } from './run.ts';
import {
  createTrainer,
  disposeTrainer,
  isStopping,
  restart,
  type Together,
  takeSteps,
  updateOf,
} from './trainer.ts';

/**
 * Opens a run at its beginning, or where `from` stopped; with `otherBits` also where that was of another ABI or profile.
 * `diagnosing` makes what diagnoses its samples; without, nothing does. `together`: one run of several ranks. The backend must have been
 * started (`startBackend`).
 */
export async function openRun(
  config: Config,
  dataset: Dataset,
  from?: Checkpoint,
  otherBits?: boolean,
  diagnosing?: (diagnosed: Diagnosed) => Promise<Diagnosing>,
  together?: Together,
): Promise<Run> {
  const create = await loadRandom();
  const random = create(config.seed);
  const { shape: sampleShape, classes, count, read } = dataset;
  const data = { sampleShape, classes, count, read };
  if (config.stopOn !== '' || config.patience !== settings.patience.initial) checkPlateau(config, dataset);
  checkMemory(config, data);
  const part = partOf(config, together?.ranks.rank, together?.ranks.size);
  const model = inMemory('step', () => createModel(config, data, random, part));
  const watched = diagnosing !== undefined && diagnoseEvery(config) > 0;
  const trainer = inMemory('step', () => createTrainer({ model, dataset, watched, create }, together));
  const players = Object.keys(model.players);
  const update = (player: string): boolean => {
    if (players.includes(player)) return inTraining(() => updateOf(trainer, player));
    throw new ConfigError(`player: expected one of ${players.join(', ')}, got "${player}".`);
  };
  let diagnose: Diagnosing | undefined;
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
    anchors: [],
    get step() {
      return stepsOf(model, trainer.done);
    },
    get rollbacks() {
      return trainer.rollbacks;
    },
    get done() {
      return trainer.done;
    },
    get stopping() {
      return isStopping(trainer);
    },
    update(player) {
      if (player === 'all') return run.steps(1).scalars[0];
      return update(player) ? trainer.stepper.scalars() : undefined;
    },
    steps: (times) => inTraining(() => takeSteps(trainer, times)),
    unrecorded: () => trainer.stepper.unrecorded(),
    checkpoint: () => checkpointOf(model, dataset, trainer.done, run),
    digest: () => digestOf(run.checkpoint()),
    restore(checkpoint) {
      const done = restore(model, checkpoint, dataset, otherBits);
      run.course = checkpoint.course ?? emptyCourse;
      restart(trainer, done, checkpoint.rollbacks ?? 0);
    },
    sample: (z = fixedLatents(model), labels, weights) =>
      inMemory('sample', () => samplesOf(model, z, labels, weights)),
    latents: (seeds) => latentsOf(config, seeds),
    discriminate: (samples, gradient) => discriminate(model, dataset, samples, gradient),
    invert: (samples, options) => invert(model, samples, { dataset, ...options }),
    reconstruct: (samples, weights) => inMemory('sample', () => reconstruct(model, samples, weights)),
    classify: (samples) => inMemory('sample', () => classify(model, samples)),
    evaluate: (weights) => inMemory('evaluation', () => evaluateModel(model, dataset, undefined, weights)),
    diagnose:
      diagnosing &&
      (async (course, step) => {
        diagnose ??= await diagnosing(await diagnosedOf(model, () => trainer.stepper.layers()));
        return diagnose(course, step);
      }),
    dispose() {
      disposeTrainer(trainer);
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

/** A model as diagnoses see it, and the gradients of its layers. */
async function diagnosedOf(model: Model, layers: Diagnosed['layers']): Promise<Diagnosed> {
  const { log } = await loadScalar();
  const fakes: Diagnosed['fakes'] = (real) => fakesFor(model, real);
  return { random: model.random, conditional: model.classes > 0, fakes, distances: distancesOf, log, layers };
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
