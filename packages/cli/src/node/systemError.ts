import { constants } from 'node:os';
import { linuxErrnos } from './linuxErrnos.ts';

/** The error of a system call. */
export interface SystemError {
  /** Such as `EDQUOT`. */
  readonly name: string;
  /** Meaning of the name. */
  readonly text: string;
  readonly syscall: string;
  readonly path?: string;
}

/** The system error in an error; undefined for any other error. Named by number if libuv has no name for it. */
export function systemErrorOf(error: unknown): SystemError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errno, syscall, path, message } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  if (/^E[A-Z0-9]+$/.test(code)) {
    const text = message.replace(/^E\w+: /, '').replace(/, \w+( '.*)?$/s, '');
    return { name: code, text, syscall, path };
  }
  if (typeof errno !== 'number' || !/^(UNKNOWN$|Unknown system error)/.test(code)) return undefined;
  const [name, text] = named(Math.abs(errno));
  return { name, text, syscall, path };
}

function named(number: number): readonly [name: string, text: string] {
  if (process.platform === 'linux' && linuxErrnos[number]) return linuxErrnos[number];
  const name = Object.entries(constants.errno).find(([, value]) => value === number)?.[0];
  return name === undefined ? [`error ${number}`, 'unknown to this program'] : [name, 'a system error'];
}
