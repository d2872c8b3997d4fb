import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { systemErrorOf } from './systemError.ts';
import { withPath } from './withPath.ts';

/** A file of lines for people. */
export interface LogFile {
  /** Appends text. Does not throw system errors: `warn` gets the first of several in a row. */
  write(text: string): void;
  close(): void;
}

/**
 * Opens a file for appending. When it was moved or deleted, as logrotate does, the next text goes to a new file of the name: SIGHUP stops a training, so it cannot mean
 * that. Throws system errors that occur now.
 */
export function openLogFile(path: string, warn: (line: string) => void): LogFile {
  let file: number | undefined = withPath(path, () => openSync(path, 'a'));
  let failing = false;
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const append = (bytes: Buffer): void => {
    if (file !== undefined && !isAt(path, file)) close();
    file ??= openSync(path, 'a');
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  return {
    write(text) {
      try {
        append(Buffer.from(text));
        failing = false;
      } catch (error) {
        const known = systemErrorOf(error);
        if (known === undefined) throw error;
        if (!failing)
          warn(`ganvil: warning: ${path}: ${known.name} (${known.text}); lines are missing there.`);
        failing = true;
      }
    },
    close,
  };
}

/** Whether a path still names an open file. */
function isAt(path: string, file: number): boolean {
  const [there, open] = [statSync(path, { throwIfNoEntry: false }), fstatSync(file)];
  return there?.ino === open.ino && there.dev === open.dev;
}
