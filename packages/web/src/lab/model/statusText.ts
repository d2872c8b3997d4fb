import type { Session } from '../../session/types.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { trainingProblem } from './trainingProblem.ts';

const PHASES: Record<string, string> = {
  opening: 'Starting …',
  stepping: 'Training …',
  playing: 'Training …',
  replaying: 'Replaying the link …',
};

/** The state of a lab in a few words. It changes with the state, not with every step, since screen readers speak it. */
export function statusText(lab: Lab): string {
  if (lab.phase === 'failed' && lab.undoStack.length > 0) return `${lab.message} Use Undo to go back.`;
  const state = lab.message || (PHASES[lab.phase] ?? '');
  const resting = lab.phase === 'paused' && !lab.notice;
  const position = resting ? (iterationsIn(lab) === 0 ? 'Ready.' : pausedAt(lab.session)) : '';
  const problem = lab.phase === 'failed' || lab.phase === 'opening' ? '' : trainingProblem(lab);
  return [lab.notice, state, position, problem].filter((part) => part !== '').join(' ');
}

function pausedAt(session: Session | undefined): string {
  if (!session) return '';
  const { players, schedule, done, step } = session;
  const format = (updates: number) => updates.toLocaleString('en');
  if (players.every((player) => done[player] === step * schedule[player]))
    return `Paused at step ${format(step)}.`;
  const counts = players.map((player) => `${player}: ${format(done[player])}`);
  return `Paused. Updates of ${counts.join(', ')}.`;
}
