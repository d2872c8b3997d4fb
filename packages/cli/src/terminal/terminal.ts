import { writeError } from './output.ts';

/** What the terminal that stderr goes to can show. */
export interface Terminal {
  /** Whether lines can be drawn over. If not, output is plain lines without escape codes. */
  readonly live: boolean;
  /** Whether it is a terminal at all, that is: whether a person looks on. */
  readonly person: boolean;
  /** 2^24, 256, or 0 where half blocks cannot be shown. */
  readonly colours: number;
  readonly unicode: boolean;
  columns(): number;
  rows(): number;
  write(text: string): void;
}

/** Looks at stderr and the environment. */
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
