// A lesson at the learner's pace: which step is shown, what the steps have found, and the worker that runs them.
import {
  type LessonAnswer,
  type LessonFindings,
  type LessonOptions,
  type LessonSession,
  openLesson,
} from '../../session/openLesson.ts';

/** What happened: a step is shown or was computed, the last one was, the task was answered, or only the view has to follow. */
export type LessonChange =
  | { readonly type: 'view' }
  | { readonly type: 'shown'; readonly step: number }
  | { readonly type: 'step'; readonly step: number; readonly numbers: Readonly<Record<string, number>> }
  | { readonly type: 'end'; readonly digest: string }
  | { readonly type: 'task'; readonly answer: LessonAnswer };

/** A lesson that is taken. For reading; the functions of this file change it. */
export interface LessonPlayer {
  readonly name: string;
  /** How many steps it has; the task stands behind the last one. */
  readonly steps: number;
  readonly options: LessonOptions;
  onChange(change: LessonChange): void;
  /** What is shown: a step from 0, or the task as `steps`. */
  at: number;
  computing: boolean;
  /** Why a step could not be computed; '' if nothing failed. */
  failure: string;
  /** What the steps so far have found. */
  readonly found: LessonFindings[];
  answer?: LessonAnswer;
  /** The digest, after the last step. */
  digest: string;
  /** The worker's lesson, and how many steps it has run. */
  session?: LessonSession;
  computed: number;
  /** Changes when the computation is stopped. */
  turn: number;
}

/** A lesson of which nothing is computed yet. */
export const lessonPlayer = (
  name: string,
  steps: number,
  options: LessonOptions,
  onChange: LessonPlayer['onChange'],
): LessonPlayer => ({
  ...{ name, steps, options, onChange },
  ...{ at: 0, computing: false, failure: '', found: [], digest: '', computed: 0, turn: 0 },
});

/** Shows a step, or behind the last one the task, and computes what it needs. */
export function goTo(player: LessonPlayer, step: number): Promise<void> {
  player.at = Math.max(0, Math.min(step, player.steps)) || 0;
  player.onChange({ type: 'shown', step: player.at + 1 });
  return compute(player);
}

/** Whether what is shown has been computed; for the task that is every step. */
export const isReady = ({ at, steps, found }: LessonPlayer): boolean =>
  found.length > Math.min(at, steps - 1);

/** Computes the steps up to the one that is shown. Ends at once if that is under way. */
export async function compute(player: LessonPlayer): Promise<void> {
  if (player.computing || isReady(player)) return;
  await whileComputing(player, async (isCurrent) => {
    while (isCurrent() && !isReady(player)) await keepStep(player, isCurrent);
  });
}

/** Runs `work` with a session; what fails becomes the player's failure. */
async function whileComputing(
  player: LessonPlayer,
  work: (isCurrent: () => boolean) => Promise<void>,
): Promise<void> {
  const turn = ++player.turn;
  const isCurrent = () => player.turn === turn;
  Object.assign(player, { computing: true, failure: '' });
  player.onChange({ type: 'view' });
  try {
    await openSession(player, isCurrent);
    if (isCurrent()) await work(isCurrent);
  } catch (error) {
    if (!isCurrent()) return;
    stop(player);
    player.failure = (error as Error).message;
  }
  if (isCurrent()) player.computing = false;
  player.onChange({ type: 'view' });
}

async function openSession(player: LessonPlayer, isCurrent: () => boolean): Promise<void> {
  if (player.session) return;
  const session = await openLesson(player.name, player.options);
  if (isCurrent()) Object.assign(player, { session, computed: 0 });
  else session.dispose();
}

/** Runs the next step of the session. After a stop, those that were already found are run again. */
async function keepStep(player: LessonPlayer, isCurrent: () => boolean): Promise<void> {
  const { session, found, steps } = player;
  const one = await session!.next();
  if (!isCurrent() || !one || ++player.computed <= found.length) return;
  found.push(one);
  player.onChange({ type: 'step', step: found.length, numbers: one.numbers });
  if (found.length < steps) return;
  player.digest = session!.digest;
  player.onChange({ type: 'end', digest: player.digest });
}

/** Checks an answer to the task, after the last step. */
export const check = (player: LessonPlayer, given: number): Promise<void> =>
  whileComputing(player, async (isCurrent) => {
    while (isCurrent() && player.computed < player.steps) await keepStep(player, isCurrent);
    if (!isCurrent()) return;
    const answer = await player.session!.check(given);
    if (!isCurrent()) return;
    player.answer = answer;
    player.onChange({ type: 'task', answer });
  });

/** Ends the computation and its worker. What was found stays; the next computation begins anew. */
export function stop(player: LessonPlayer): void {
  player.turn++;
  player.session?.dispose();
  Object.assign(player, { session: undefined, computing: false });
  player.onChange({ type: 'view' });
}
