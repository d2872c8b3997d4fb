import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { openTerminal } from '../terminal/terminal.ts';

const REDRAW = 100; // milliseconds
const LINES = 5000;

/** Shows how far the reading of data is. */
export interface Loading {
  report(done: number, total: number, what?: 'looked at'): void;
  /** Takes the last line away, where it can be drawn over. */
  close(): void;
}

/** A line that is drawn over, or, where that cannot be, a line every five seconds; `json` and `none` show nothing. */
export function showLoadingProgress(kind: ProgressKind): Loading {
  if (kind === 'json' || kind === 'none') return { report: () => {}, close: () => {} };
  const terminal = openTerminal();
  const live = kind === 'auto' && terminal.live;
  const begun = performance.now();
  let last = live ? begun + 4 * REDRAW : begun;
  let drawn = false;
  return {
    report(done, total, what) {
      const now = performance.now();
      if (now - last < (live ? REDRAW : LINES)) return;
      last = now;
      drawn = true;
      const line = `data: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what ?? 'read'}`;
      terminal.write(live ? `\r\x1b[K${line}` : `${line}\n`);
    },
    close() {
      if (drawn && live) terminal.write('\r\x1b[K');
      drawn = false;
    },
  };
}
