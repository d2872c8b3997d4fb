import { writeError } from './output.ts';

/** Capabilities of the terminal on stderr. */
export interface Terminal {
  /** Whether lines can be updated in place. If not, output is plain lines without escape codes. */
  readonly live: boolean;
  /** Whether stderr is a terminal at all. */
  readonly person: boolean;
  /** Number of colours: 2^24, 256, or 0 if half blocks cannot be shown. */
  readonly colours: number;
  readonly unicode: boolean;
  columns(): number;
  rows(): number;
  write(text: string): void;
}

/** Detects the capabilities from stderr and the environment. */
export function openTerminal(): Terminal {
  const { env, stderr } = process;
  const live = stderr.isTTY === true && !env.CI && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    live,
    person: stderr.isTTY === true,
    colours: live ? coloursOf(env) : 0,
    unicode: /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '') || process.platform === 'win32',
    columns: () => Math.max(20, stderr.columns ?? 80),
    rows: () => Math.max(6, stderr.rows ?? 24),
    write: writeError,
  };
}

function coloursOf({ COLORTERM, TERM, WT_SESSION }: NodeJS.ProcessEnv): number {
  if (/truecolor|24bit/.test(COLORTERM ?? '') || WT_SESSION || /-direct$/.test(TERM ?? '')) return 2 ** 24;
  return /256/.test(TERM ?? '') || COLORTERM ? 256 : 0;
}
