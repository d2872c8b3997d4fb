import type { Terminal } from '../../terminal/terminal.ts';
import { jsonProgress } from './jsonProgress.ts';
import { liveProgress } from './liveProgress.ts';
import { plainProgress } from './plainProgress.ts';
import type { Progress, ProgressContext } from './progress.ts';

/** Kinds of progress: `auto` is live if stderr is a capable terminal, else `plain`. */
export const PROGRESS = ['auto', 'plain', 'json', 'none'] as const;

/** A kind of progress. */
export type ProgressKind = (typeof PROGRESS)[number];

/** Starts to show progress. */
export function openProgress(kind: ProgressKind, terminal: Terminal, shown: ProgressContext): Progress {
  if (kind === 'none') return silentProgress(terminal);
  if (kind === 'json') return jsonProgress(terminal, shown);
  return kind === 'auto' && terminal.live ? liveProgress(terminal, shown) : plainProgress(terminal, shown);
}

/** No progress; messages are still printed. */
function silentProgress(terminal: Terminal): Progress {
  return { sink: () => {}, say: (line) => terminal.write(`${line}\n`), close: () => {} };
}
