import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { openTerminal } from '../terminal/terminal.ts';

const REDRAW = 100; // milliseconds
const LINES = 5000;

/** Progress of reading data, or of something else that takes long. */
export interface Loading {
  report(done: number, total: number, what?: string): void;
  /** Erases the line in a terminal. */
  close(): void;
}

/** Shows progress in a line that is updated in place, or else in a line every five seconds; `json` and `none` show nothing. */
export function showLoadingProgress(kind: ProgressKind, subject = 'data'): Loading {
  if (kind === 'json' || kind === 'none') return { report: () => {}, close: () => {} };
  const terminal = openTerminal();
  const live = kind === 'auto' && terminal.live;
  const start = performance.now();
  let last = live ? start + 4 * REDRAW : start;
  let drawn = false;
  return {
    report(done, total, what) {
      const now = performance.now();
      if (now - last < (live ? REDRAW : LINES)) return;
      last = now;
      drawn = true;
      const line = `${subject}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what ?? 'read'}`;
      terminal.write(live ? `\r\x1b[K${line}` : `${line}\n`);
    },
    close() {
      if (drawn && live) terminal.write('\r\x1b[K');
      drawn = false;
    },
  };
}
