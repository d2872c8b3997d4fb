import { openLogFile } from '../../node/logFile.ts';
import { plainProgress } from './plainProgress.ts';
import type { Progress, ProgressContext } from './progress.ts';

/** Progress that is also appended to a file, as plain lines with times; as it is without a path. Throws system errors of opening the file. */
export function alsoLogged(progress: Progress, path: string | undefined, shown: ProgressContext): Progress {
  if (path === undefined) return progress;
  const { write, close } = openLogFile(path, progress.say);
  const page = { live: false, person: false, colours: 0, unicode: true, columns: () => 80, rows: () => 24 };
  const log = plainProgress({ ...page, write }, shown);
  return {
    async sink(event) {
      await log.sink(event);
      await progress.sink(event);
    },
    say(line) {
      log.say(line);
      progress.say(line);
    },
    close() {
      progress.close();
      close();
    },
  };
}
