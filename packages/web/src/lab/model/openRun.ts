// How a lab gets a session: for a recipe, or from a checkpoint; and more steps for its run.
import { ALL } from '../../rpc/players.ts';
import { storedConfigOf } from '../../rpc/storedConfigOf.ts';
import { createSession } from '../../session/createSession.ts';
import type { Session } from '../../session/types.ts';
import { checkPlayers, isChange } from './actionLog.ts';
import { datasets, settings as initialSettings, presets } from './coreTables.ts';
import { toPoints } from './drawnPoints.ts';
import type { KeptState } from './keptRun.ts';
import { initialRunState, type Lab, setPhase } from './labState.ts';
import type { Recipe } from './link.ts';
import { refreshMeasurements, settle, takeSnapshot } from './refreshMeasurements.ts';
import { repeat } from './repeat.ts';
import { enqueue, type IsCurrent } from './taskQueue.ts';

const PATIENCE = 3000; // milliseconds to wait for a long step of the previous run
const CANCELLED = 'Opening was cancelled.';

/** Settings that only affect what is reported: the lab keeps snapshots and measures on its own. */
function labSettings(
  { preset, settings }: Recipe,
  checkpoint?: Uint8Array,
): Record<string, string | number | boolean> {
  const usual = (checkpoint && storedConfigOf(checkpoint)) ?? presets[preset]?.config ?? {};
  const every = (key: string) => Number(settings[key] ?? usual[key] ?? initialSettings[key].initial);
  const data = settings.data ?? presets[preset]?.config.data;
  const images = datasets[data]?.shape.length > 1;
  return {
    checkpointEvery: 0,
    evaluateEvery: 0,
    evaluateCount: images ? 256 : 1000,
    sampleEvery: every('evaluateEvery') || every('sampleEvery'), // when the command diagnoses the run
    stopOn: '',
    rollbacks: 0,
    patience: initialSettings.patience.initial,
  };
}

/**
 * Opens the run of a recipe, at its beginning or from a checkpoint, brings it to the state in which it was kept, if it was, and replays the recipe's actions.
 * The previous run is closed;
 * it stays if the new one cannot be opened. A run that is being opened is cancelled.
 */
export function openRun(lab: Lab, recipe: Recipe, checkpoint?: Uint8Array, kept?: KeptState): Promise<void> {
  lab.opening?.abort();
  const opening = new AbortController();
  lab.opening = opening;
  const { session: previous } = lab;
  const impatient = setTimeout(() => previous?.dispose(), PATIENCE);
  return enqueue(lab, async (isCurrent) => {
    clearTimeout(impatient);
    if (opening.signal.aborted || lab.closed) return;
    const intact = lab.session !== undefined && lab.phase !== 'failed';
    setPhase(lab, 'opening');
    let session: Session;
    try {
      session = await openSession(lab, recipe, checkpoint, opening.signal);
    } catch (error) {
      const { aborted } = opening.signal;
      if (aborted && lab.opening !== opening) return; // another run is being opened
      if (!intact) throw aborted ? new Error(CANCELLED) : error;
      return refuse(lab, aborted ? CANCELLED : (error as Error).message);
    }
    const found = checkpoint ? { ...recipe, ...(await nearestRecipe(session.config)) } : recipe;
    if (lab.closed) return session.dispose();
    lab.session?.dispose();
    Object.assign(lab, initialRunState(), { recipe: found, session, notice: session.notice });
    await replay(lab, session, recipe, isCurrent, kept);
  });
}

/** What a checkpoint's run is made from; the code for it is loaded with the first one. */
const nearestRecipe = async (config: Session['config']) =>
  (await import('./recipeOfConfig.ts')).recipeOfConfig(config);

/** Keeps the previous run, and says why the new one was not opened. */
function refuse(lab: Lab, notice: string): Promise<void> {
  lab.notice = notice;
  lab.options.onChange('refused');
  return settle(lab);
}

/** Shows a run at its beginning and replays the actions of its recipe. */
async function replay(
  lab: Lab,
  session: Session,
  { actions }: Recipe,
  isCurrent: IsCurrent,
  kept?: KeptState,
): Promise<void> {
  const last = actions.at(-1);
  lab.lastWasSingle = last !== undefined && !isChange(last) && last.player !== ALL;
  lab.initial = { bytes: await session.checkpoint(), actions: [] };
  if (kept) {
    await session.restore(kept.bytes);
    Object.assign(lab, { actions: kept.actions }, kept.shown);
  }
  lab.options.onChange('opened');
  if (last) setPhase(lab, 'replaying');
  await refreshMeasurements(lab, true);
  for (const action of actions) await repeat(lab, action, isCurrent);
  await settle(lab);
}

/** Cancels the run that is being opened. */
export const cancelOpening = (lab: Lab): void => lab.opening?.abort();

/** A session for a recipe, which the lab does not use yet. Rejects for actions of players that the run does not have. */
export async function openSession(
  lab: Lab,
  recipe: Recipe,
  checkpoint?: Uint8Array,
  signal?: AbortSignal,
): Promise<Session> {
  const { preset, settings, drawn, files } = recipe;
  const { assets, threads, integrity } = lab.options;
  const points = drawn && toPoints(drawn);
  const config = {
    ...labSettings(recipe, checkpoint),
    ...settings,
    ...(points && { data: 'drawn' }),
    ...(preset !== '' && { preset }),
  };
  const session = await createSession(config, {
    assets,
    threads,
    integrity,
    points,
    files,
    checkpoint,
    signal,
  });
  try {
    checkPlayers(recipe.actions, session.players);
  } catch (error) {
    session.dispose();
    throw error;
  }
  session.on('error', ({ message }) => {
    if (session === lab.session) setPhase(lab, 'failed', message);
  });
  return session;
}

/** Extends a complete run by `extraSteps`. */
export function extendRun(lab: Lab): Promise<void> {
  const extra = extraSteps(lab);
  return enqueue(lab, async () => {
    const { session } = lab;
    if (!session || lab.phase !== 'ended') return;
    await takeSnapshot(lab);
    const steps = String(session.config.steps + extra);
    await session.change('steps', steps);
    lab.recipe = { ...lab.recipe, settings: { ...lab.recipe.settings, steps } };
    lab.options.onChange('changed');
    setPhase(lab, 'paused');
  });
}

/** By how many steps a complete run is extended: as many as its preset has. */
export const extraSteps = ({ recipe, session }: Lab): number =>
  Number(presets[recipe.preset]?.config.steps ?? 0) || session?.config.steps || 1000;
