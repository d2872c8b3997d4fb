import { iterationsIn, type Lab } from './labState.ts';
import { trainingProblem } from './trainingProblem.ts';

const WORDS = { opening: 'Getting ready …', stepping: 'Training …', playing: 'Training …', replaying: 'Doing again what the link says …' } as const; // biome-ignore format: a table

/** The state in a few words; said when it changes, not at every step. */
export function statusText(lab: Lab): string {
  if (lab.phase === 'failed' && lab.undoStack.length > 0) return `${lab.message} Undo leads back.`;
  const state = lab.message || WORDS[lab.phase as keyof typeof WORDS] || '';
  const resting = lab.phase === 'paused' && !lab.notice;
  const where = resting ? (iterationsIn(lab) === 0 ? 'Ready.' : pausedAt(lab)) : '';
  const wrong = lab.phase === 'failed' || lab.phase === 'opening' ? '' : trainingProblem(lab);
  return [lab.notice, state, where, wrong].filter((part) => part !== '').join(' ');
}

function pausedAt({ session }: Lab): string {
  if (!session) return '';
  const { done, config } = session;
  const even = done.D === done.G * config.discriminatorSteps;
  const count = (updates: number) => updates.toLocaleString('en');
  return even
    ? `Paused at step ${count(done.G)}.`
    : `Paused after ${count(done.D)} updates of D and ${count(done.G)} of G.`;
}
