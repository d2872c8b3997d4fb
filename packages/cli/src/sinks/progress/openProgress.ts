import type { Terminal } from '../../terminal/terminal.ts';
import { jsonProgress } from './jsonProgress.ts';
import { liveProgress } from './liveProgress.ts';
import { plainProgress } from './plainProgress.ts';
import type { Progress, ProgressContext } from './progress.ts';

/** How progress is shown: `auto` draws over lines where stderr is a terminal that can, and is `plain` elsewhere. */
export const PROGRESS = ['auto', 'plain', 'json', 'none'] as const;

/** One of them. */
export type ProgressKind = (typeof PROGRESS)[number];

/** Begins to show progress. */
export function openProgress(kind: ProgressKind, terminal: Terminal, shown: ProgressContext): Progress {
  if (kind === 'none') return silentProgress(terminal);
  if (kind === 'json') return jsonProgress(terminal, shown);
  return kind === 'auto' && terminal.live ? liveProgress(terminal, shown) : plainProgress(terminal, shown);
}

/** No progress at all; what has to be said is still said. */
function silentProgress(terminal: Terminal): Progress {
  return { sink: () => {}, say: (line) => terminal.write(`${line}\n`), close: () => {} };
}
