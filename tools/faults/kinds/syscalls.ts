import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasLostLines, lacksProgram, mended, train } from '../trial.ts';
import type { FaultKind } from '../types.ts';

const CALLS = 'openat,write,pwrite64,fsync,rename,unlink,mkdir,close,ftruncate,statx,getdents64';
const ERRORS = ['EIO', 'ENOSPC', 'EACCES', 'EINTR', 'EDQUOT', 'EMFILE', 'SIGKILL'];

interface Call {
  readonly call: string;
  /** The how-manieth of its thread. */
  readonly when: number;
}

/** Calls on the files of a run that is not disturbed. Threads are counted one by one by strace, so one works on files. */
async function planned(kept: string): Promise<readonly Call[]> {
  const file = join(kept, 'syscalls.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const [run, log] = [join(kept, 'traced'), join(kept, 'traced.log')];
  await straced(run, `-y -e trace=${CALLS}`, log);
  const counts = new Map<string, number>();
  const calls = new Map<string, Call>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (call === undefined) continue;
    const when = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, when);
    if (line.includes(run)) calls.set(`${call} ${when}`, { call, when });
  }
  const list = [...calls.values()];
  writeFileSync(file, JSON.stringify(list));
  return list;
}

const straced = (run: string, options: string, log: string) =>
  train(run, {
    env: { UV_THREADPOOL_SIZE: '1' },
    shell: `strace -f -qq -o '${log}' ${options} "$@"`,
  });

/** An error of a system call on a file of a run, or a kill at it: at each call of a start and of its saves. */
export const syscalls: FaultKind = {
  what: `${ERRORS.join(', ')} at each call of a start and its saves (${CALLS.replaceAll(',', ', ')})`,
  cases: async (kept) => (await planned(kept)).length * ERRORS.length,
  lacks: () => lacksProgram('strace'),
  async run({ folder, kept, reference, index }) {
    const calls = await planned(kept);
    // Any part of the cases is a sample of all of them.
    const place = (index * 7919) % (calls.length * ERRORS.length);
    const { call, when } = calls[place % calls.length];
    const error = ERRORS[Math.floor(place / calls.length)];
    const what = error.startsWith('SIG') ? `signal=${error}` : `error=${error}`;
    const run = join(folder, 'run');
    const end = await straced(run, `-e trace=${call} -e inject=${call}:${what}:when=${when}`, '/dev/null');
    const said = hasLostLines(end);
    const problem = await mended(run, reference, said);
    return { faults: 1, said, problem: problem && `${call} ${error} ${when}: ${problem}` };
  },
};
