import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { runsIn } from '../run/describeRun.ts';
import { checkRun, whatIsAt } from '../run/directory.ts';

const MOST = 1000; // runs of a folder
const FRESH = 2000; // milliseconds for which a list is used again

/** What is served of a run, or of a folder of runs. */
export interface RunsServed {
  /** The run that is followed at `/run/`, by its real path; undefined for a folder, or for nothing. */
  readonly single?: string;
  /** Name in URLs -> real path, of the runs in a folder; of links none that leave it. */
  all(): ReadonlyMap<string, string>;
}

/** The runs at a path. Throws a Failure where there is neither a run nor a folder with runs. */
export function runsServed(path: string | undefined): RunsServed {
  if (path === undefined) return { all: () => new Map() };
  if (!isFolderOfRuns(path)) {
    checkRun(path);
    const single = realpathSync(path);
    return { single, all: () => new Map([[single.split(sep).at(-1)!, single]]) };
  }
  const root = realpathSync(path);
  let [known, at] = [runsBelow(root), performance.now()];
  return {
    all() {
      if (performance.now() - at > FRESH) [known, at] = [runsBelow(root), performance.now()];
      return known;
    },
  };
}

function isFolderOfRuns(path: string): boolean {
  try {
    if (whatIsAt(path) === 'run') return false;
  } catch {} // a folder that contains something else
  try {
    return runsIn(path).length > 0;
  } catch {
    return false;
  }
}

function runsBelow(root: string): Map<string, string> {
  const rows = runsIn(root)
    .slice(-MOST)
    .map((run) => [relative(root, run).split(sep).join('/'), run] as const);
  return new Map(rows.filter(([name, run]) => name !== '' && isInside(root, name, run)));
}

const isInside = (root: string, name: string, run: string): boolean => {
  try {
    return realpathSync(run) === join(root, ...name.split('/'));
  } catch {
    return false;
  }
};
