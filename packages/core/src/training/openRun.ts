import { forbidFallback, loadRandom, loadScalar } from '@ganvil/kernels-as';
import { afterChange } from '../changes/afterChange.ts';
import { freeOf } from '../changes/changeableSettings.ts';
import { changedConfig } from '../changes/changedConfig.ts';
import { changeEvent } from '../changes/changeEvent.ts';
import type { Change } from '../changes/types.ts';
import { type Config, settingKey } from '../config/resolveConfig.ts';
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
import { unitsOf } from '../inference/unitsOf.ts';
import { changesText } from '../state/changesText.ts';
import { checkpointOf, restore, restoreTensors } from '../state/checkpoint.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import { emptyCourse } from './course.ts';
import { diagnoseEvery } from './diagnoseEvery.ts';
import { checkMemory, inMemory } from './memory.ts';
import { createModel, disposeModel, type Model, stepsOf } from './model.ts';
import { partOf } from './part.ts';
import { checkPlateau } from './plateau.ts';
import { countOf } from './player.ts';
import { type Circumstances, renew } from './renew.ts';
import type { Diagnosing, Run } from './run.ts';
import { createTrainer, disposeTrainer, isStopping, type Together, takeSteps, updateOf } from './trainer.ts';
import { updateInParts } from './updateInParts.ts';

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
  const { shape: sampleShape, classes, count, read } = dataset;
  const data = { sampleShape, classes, count, read };
  if (config.stopOn !== '' || config.patience !== settings.patience.initial) checkPlateau(config, dataset);
  checkMemory(config, data);
  const part = partOf(config, together?.ranks.rank, together?.ranks.size);
  const changes = from?.changes ?? [];
  const first = inMemory('step', () => createModel(config, data, create(config.seed), part, changes.at(-1)));
  const watched = diagnosing !== undefined && diagnoseEvery(config) > 0;
  const trainer = inMemory('step', () =>
    createTrainer({ model: first, changes, dataset, watched, create }, together),
  );
  const players = Object.keys(first.players);
  const one = (player: string): boolean =>
    run.onParts ? updateInParts(trainer, player, run.onParts) : updateOf(trainer, player);
  const update = (player: string): boolean => {
    if (players.includes(player)) return inTraining(() => one(player));
    throw new ConfigError(`player: expected one of ${players.join(', ')}, got "${player}".`);
  };
  let diagnose: Diagnosing | undefined;
  let planned: readonly Change[] = changes;
  const become = (next: Circumstances, fill: (model: Model) => void): void => {
    const before = trainer.model;
    renew(trainer, next, fill);
    if (trainer.model !== before) diagnose = undefined;
  };
  const { game } = first;
  let start = from?.start;
  const run: Run = {
    get config() {
      return trainer.model.config;
    },
    dataset,
    players,
    generates: game.generate !== undefined,
    discriminates: canAnswer(game, 'discriminate'),
    reconstructs: canAnswer(game, 'reconstruct'),
    classifies: canAnswer(game, 'classify'),
    parameters: Object.fromEntries(players.map((name) => [name, countOf(first.players[name].weights)])),
    course: emptyCourse,
    anchors: [],
    get step() {
      return stepsOf(trainer.model, trainer.done);
    },
    get rollbacks() {
      return trainer.rollbacks;
    },
    get start() {
      return start;
    },
    get changes() {
      return trainer.changes;
    },
    get planned() {
      return planned;
    },
    set planned(changes) {
      planned = changes;
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
    change(setting, value) {
      const { step, config: before, done } = run;
      const after = changedConfig(before, { setting, value }, data);
      const key = settingKey(setting);
      const change = { step, setting: key, value: after[key] as Change['value'] };
      const story = afterChange(run, { ...change, updates: done });
      const state = run.checkpoint();
      become({ config: after, changes: story.changes, rollbacks: run.rollbacks }, (model) =>
        restoreTensors(model, state),
      );
      planned = story.planned;
      return changeEvent(change, before[key] as Change['value']);
    },
    checkpoint: () => checkpointOf(trainer.model, dataset, trainer.done, run),
    digest: () => digestOf(run.checkpoint()),
    restore(checkpoint) {
      const { changes = [], rollbacks = 0 } = checkpoint;
      const same = changesText(changes) === changesText(run.changes);
      const config = same ? run.config : { ...checkpoint.config, ...freeOf(run.config) };
      become({ config, changes, rollbacks }, (model) => restore(model, checkpoint, dataset, otherBits));
      trainer.done = checkpoint.updates;
      planned = changes;
      start = checkpoint.start;
      run.course = checkpoint.course ?? emptyCourse;
    },
    sample: (z = fixedLatents(trainer.model), labels, weights) =>
      inMemory('sample', () => samplesOf(trainer.model, z, labels, weights)),
    latents: (seeds) => latentsOf(run.config, seeds),
    discriminate: (samples, gradient) => discriminate(trainer.model, dataset, samples, gradient),
    invert: (samples, options) => invert(trainer.model, samples, { dataset, ...options }),
    reconstruct: (samples, weights) => inMemory('sample', () => reconstruct(trainer.model, samples, weights)),
    classify: (samples) => inMemory('sample', () => classify(trainer.model, samples)),
    units: (network, inputs, most, weights) =>
      inMemory('sample', () => unitsOf(trainer.model, network, inputs, most, weights)),
    evaluate: (weights) =>
      inMemory('evaluation', () => evaluateModel(trainer.model, dataset, undefined, weights)),
    diagnose:
      diagnosing &&
      (async (course, step) => {
        diagnose ??= await diagnosing(await diagnosedOf(trainer.model, () => trainer.stepper.layers()));
        return diagnose(course, step);
      }),
    dispose() {
      disposeTrainer(trainer);
      disposeModel(trainer.model);
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
