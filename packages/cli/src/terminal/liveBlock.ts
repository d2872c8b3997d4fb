import type { Terminal } from './terminal.ts';

/** Lines at the end of the output that are updated in place. */
export interface LiveBlock {
  draw(lines: readonly string[]): void;
  /** Prints a line above the block. */
  print(line: string): void;
  /** Leaves the block on the screen and restores the cursor. */
  end(): void;
}

const HIDE = '\x1b[?25l';
const SHOW = '\x1b[?25h';
const BEGIN = '\x1b[?2026h'; // synchronized update, for terminals that support it
const COMMIT = '\x1b[?2026l';
const CLEAR_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** Opens a block. Only lines from the first changed one on are written, in one go, to avoid flicker. */
export function openLiveBlock(terminal: Terminal): LiveBlock {
  let drawn: readonly string[] = [];
  let columns = terminal.columns();
  const showCursor = hideCursor(terminal, () => {
    drawn = []; // keeps what the shell has written in between
  });
  const draw = (lines: readonly string[]): void => {
    const resized = terminal.columns() !== columns;
    const same = resized ? 0 : firstDifference(drawn, lines);
    if (same === lines.length && same === drawn.length) return;
    const rest = lines.slice(same).map((line) => `${line}${CLEAR_LINE}\n`);
    columns = terminal.columns();
    terminal.write(
      `${BEGIN}${up(heightOf(drawn.slice(same), columns))}${resized ? CLEAR_BELOW : ''}${rest.join('')}${CLEAR_BELOW}${COMMIT}`,
    );
    drawn = lines;
  };
  const print = (line: string): void => {
    const block = drawn;
    terminal.write(`${BEGIN}${up(heightOf(block, terminal.columns()))}${CLEAR_BELOW}${line}\n`);
    drawn = [];
    draw(block);
    terminal.write(COMMIT);
  };
  return { draw, print, end: showCursor };
}

/**
 * Hides the cursor, except while the process is suspended; `onContinue` is called when it continues. The function that is
 * returned shows the cursor again.
 */
function hideCursor(terminal: Terminal, onContinue: () => void): () => void {
  const restore = () => terminal.write(SHOW);
  const stopped = (): void => {
    restore(); // for the shell
    process.removeListener('SIGTSTP', stopped); // the default action stops the process, if there is a shell
    process.kill(process.pid, 'SIGTSTP');
  };
  const continued = (): void => {
    process.removeListener('SIGTSTP', stopped).on('SIGTSTP', stopped);
    terminal.write(HIDE);
    onContinue();
  };
  terminal.write(HIDE);
  process.once('exit', restore).on('SIGTSTP', stopped).on('SIGCONT', continued);
  return () => {
    process.removeListener('exit', restore);
    process.removeListener('SIGTSTP', stopped);
    process.removeListener('SIGCONT', continued);
    restore();
  };
}

const up = (lines: number): string => (lines > 0 ? `\r\x1b[${lines}A` : '\r');

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((line, i) => line !== b[i]);
  return at < 0 ? Math.min(a.length, b.length) : at;
}

/** Rows that lines occupy: a terminal that became narrower has wrapped them. */
function heightOf(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(visibleLength(line) / columns)), 0);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const visibleLength = (line: string): number => line.replace(/\x1b\[[0-9;]*m/g, '').length;
