import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended
  }
};

/** The processes whose command line has `mark`, and all their children. None where the system has no /proc. */
function processes(mark: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    pids.map((pid) => [pid, / (\d+) /.exec(read(`/proc/${pid}/stat`).replace(/^.*\) \w/, ''))?.[1]]),
  );
  const marked = new Set(pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes(mark)));
  const belongs = (pid: string | undefined): boolean =>
    pid !== undefined && (marked.has(pid) || belongs(parents.get(pid)));
  return pids.filter(belongs);
}

/** How many threads of these processes are workers of pages, as Chromium and Firefox name them. */
export function workerThreads(mark: string): number {
  const names = processes(mark).flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((task) => read(`/proc/${pid}/task/${task}/comm`)),
  );
  return names.filter((name) => /^(DedicatedWorker|DOM Worker)/.test(name)).length;
}
