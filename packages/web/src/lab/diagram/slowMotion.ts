// The state of slow motion: updates that were done in parts, and which of their sub-steps is shown. It draws nothing.
import type { UpdateParts } from '@ganvil/core';
import type { Session } from '../../session/types.ts';
import type { Lab } from '../model/labState.ts';
import type { Flowing } from './flowing.ts';
import type { Flow } from './flowOf.ts';
import { slowUpdate } from './slowUpdate.ts';
import type { SubStep } from './subStep.ts';
import { subSteps } from './subSteps.ts';
import { tellingOf } from './tellingOf.ts';

/** One update in sub-steps. */
export interface SlowUpdate {
  readonly parts: UpdateParts;
  readonly steps: readonly SubStep[];
  /** Which update of its player in the step it is, and of how many. */
  readonly turn: readonly [number, number];
  /** What the diagram showed before it, and shows after it. */
  readonly before: Flowing | undefined;
  readonly after: Flowing | undefined;
}

/** The state. Without updates, the diagram shows the run as it is. */
export interface SlowMotion {
  updates: readonly SlowUpdate[];
  /** The update and the sub-step that are shown, from 0. */
  index: number;
  at: number;
  /** Updates since slow motion began. */
  turns: number;
  /** Whether an update is being computed. */
  busy: boolean;
  /** Updates of all players after the last one. */
  done: string;
}

/** What slow motion works with: `live` gives what the diagram shows, `changed` is called when something else is to be shown. */
export interface Scene {
  readonly lab: Lab;
  readonly flow: Flow;
  live(): Flowing | undefined;
  changed(): void;
}

/** Updates that can be gone back to. */
const KEPT = 24;

/** Before the first update. */
export const slowMotion = (): SlowMotion => ({
  updates: [],
  index: -1,
  at: 0,
  turns: 0,
  busy: false,
  done: '',
});

/** The update that is shown. */
export const updateOf = ({ updates, index }: SlowMotion): SlowUpdate | undefined => updates[index];
/** The sub-step that is shown. */
export const stepOf = (motion: SlowMotion): SubStep | undefined => updateOf(motion)?.steps[motion.at];

/** Whether all sub-steps of the last update have been shown: another update is next. */
export const isLast = (motion: SlowMotion): boolean =>
  motion.index + 1 >= motion.updates.length && motion.at + 1 >= (updateOf(motion)?.steps.length ?? 0);

/** Who is updated next, which time in its step, and of how many. */
export function nextTurn({ turns }: SlowMotion, { schedule }: Pick<Session, 'schedule'>) {
  const order = Object.entries(schedule).flatMap(([player, times]) =>
    Array.from({ length: times }, (_, i) => ({ player, turn: [i + 1, times] as const })),
  );
  return order[turns % order.length];
}

/** Shows the next sub-step; where there is none, updates the player whose turn it is. */
export async function forward(motion: SlowMotion, scene: Scene): Promise<void> {
  if (motion.busy) return;
  if (isLast(motion)) return update(motion, scene);
  const atEnd = motion.at + 1 >= updateOf(motion)!.steps.length;
  Object.assign(motion, atEnd ? { index: motion.index + 1, at: 0 } : { at: motion.at + 1 });
  scene.changed();
}

async function update(motion: SlowMotion, { lab, flow, live, changed }: Scene): Promise<void> {
  const { session } = lab;
  if (!session) return;
  const { player, turn } = nextTurn(motion, session);
  const before = live();
  motion.busy = true;
  changed();
  const parts = await slowUpdate(lab, player);
  motion.busy = false;
  if (parts && session === lab.session) {
    const steps = subSteps(parts, tellingOf(session, flow, player));
    const updates = [...motion.updates, { parts, steps, turn, before, after: live() }].slice(-KEPT);
    const turns = motion.turns + 1;
    Object.assign(motion, { updates, index: updates.length - 1, at: 0, turns, done: countsOf(session) });
  }
  changed();
}

/** Shows the sub-step before; nothing is undone. */
export function back(motion: SlowMotion): void {
  const { index, at, updates } = motion;
  if (at > 0) motion.at--;
  else if (index > 0) Object.assign(motion, { index: index - 1, at: updates[index - 1].steps.length - 1 });
}

/** Whether there is a sub-step before. */
export const hasBack = ({ index, at }: SlowMotion): boolean => at > 0 || index > 0;

/** Ends slow motion. */
export const stop = (motion: SlowMotion): void => void Object.assign(motion, slowMotion());

/** Ends it where the run went on otherwise. */
export function follow(motion: SlowMotion, session: Session): void {
  if (!motion.busy && motion.updates.length > 0 && countsOf(session) !== motion.done) stop(motion);
}

const countsOf = ({ done }: Session): string => Object.values(done).join();
