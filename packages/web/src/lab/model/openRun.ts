// How a lab comes to a session: from a recipe, from a checkpoint, or from its own with more steps to go.
import { createSession } from '../../session/createSession.ts';
import type { Session } from '../../session/types.ts';
import { datasets, presets } from './coreTables.ts';
import { toPoints } from './drawnPoints.ts';
import { initialRunState, type Lab, setPhase } from './labState.ts';
import type { Recipe } from './link.ts';
import { recipeOfConfig } from './recipeOfConfig.ts';
import { repeat } from './repeat.ts';
import { enqueue, refreshMeasurements, settle, takeSnapshot } from './taskQueue.ts';

const PATIENCE = 3000; // milliseconds that another run waits for a long step of the one before
const CANCELLED = 'Opening was cancelled.';

/** Settings that only decide what is shown: the lab samples points, saves and measures by itself. */
function labSettings({ preset, settings }: Recipe): Record<string, number> {
  const data = settings.data ?? presets[preset]?.config.data;
  const images = datasets[data]?.shape.length === 3;
  return {
    checkpointEvery: 0,
    evaluateEvery: 0,
    evaluateCount: images ? 256 : 1000,
    sampleEvery: 0,
    sampleCount: 64,
  };
}

/**
 * Opens a run as `recipe` says: from its beginning, or from a checkpoint; then does its acts again. The run before is closed, or
 * goes on if the new one cannot be had. What is being opened is given up.
 */
export function openRun(lab: Lab, recipe: Recipe, checkpoint?: Uint8Array): Promise<void> {
  lab.opening?.abort();
  const opening = new AbortController();
  lab.opening = opening;
  const { session: before } = lab;
  const impatient = setTimeout(() => before?.dispose(), PATIENCE);
  return enqueue(lab, async (goesOn) => {
    clearTimeout(impatient);
    if (opening.signal.aborted || lab.closed) return;
    const intact = lab.session !== undefined && lab.phase !== 'failed';
    setPhase(lab, 'opening');
    try {
      const session = await openSession(lab, recipe, checkpoint, opening.signal);
      if (lab.closed) return session.dispose();
      lab.session?.dispose();
      const found = checkpoint ? { ...recipe, ...recipeOfConfig(session.config) } : recipe;
      Object.assign(lab, initialRunState(), { recipe: found, session, notice: session.notice });
      lab.lastWasSingle = recipe.actions.length > 0 && recipe.actions.at(-1)!.who !== 'both';
    } catch (error) {
      const { aborted } = opening.signal;
      if (aborted && lab.opening !== opening) return; // another run is being opened
      if (!intact) throw aborted ? new Error(CANCELLED) : error;
      lab.notice = aborted ? CANCELLED : (error as Error).message;
      lab.options.onChange('refused');
      return settle(lab);
    }
    lab.initial = { bytes: await lab.session!.checkpoint(), actions: [] };
    lab.options.onChange('opened');
    if (recipe.actions.length > 0) setPhase(lab, 'replaying');
    await refreshMeasurements(lab, true);
    for (const { who, count } of recipe.actions) await repeat(lab, who, count, goesOn);
    await settle(lab);
  });
}

/** Gives up what is being opened. */
export const cancelOpening = (lab: Lab): void => lab.opening?.abort();

/** A session of a recipe; it is not yet the lab's. */
export async function openSession(
  lab: Lab,
  recipe: Recipe,
  checkpoint?: Uint8Array,
  signal?: AbortSignal,
): Promise<Session> {
  const { preset, settings, drawn } = recipe;
  const { assets, threads, integrity } = lab.options;
  const points = drawn && toPoints(drawn);
  const config = { ...labSettings(recipe), ...settings, ...(points && { data: 'drawn' }), preset };
  const session = await createSession(config, { assets, threads, integrity, points, checkpoint, signal });
  session.on('error', ({ message }) => {
    if (session === lab.session) setPhase(lab, 'failed', message);
  });
  return session;
}

/** Gives a run that is complete some more steps to go. */
export function extendRun(lab: Lab): Promise<void> {
  const more = extraSteps(lab);
  return enqueue(lab, async () => {
    const { session: before } = lab;
    if (!before || lab.phase !== 'ended') return;
    await takeSnapshot(lab);
    const settings = { ...lab.recipe.settings, steps: String(before.config.steps + more) };
    const recipe = { ...lab.recipe, settings };
    const session = await openSession(lab, recipe, await before.checkpoint());
    before.dispose();
    if (lab.closed) return session.dispose();
    Object.assign(lab, { recipe, session });
    lab.options.onChange('opened');
    setPhase(lab, 'paused');
  });
}

/** How many steps a complete run is given more: as many as its preset has. */
export const extraSteps = ({ recipe, session }: Lab): number =>
  Number(presets[recipe.preset]?.config.steps ?? 0) || session?.config.steps || 1000;
