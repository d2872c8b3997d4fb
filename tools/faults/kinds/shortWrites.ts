import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasLostLines, mended, train } from '../trial.ts';
import type { FaultKind } from '../types.ts';

const CASES = 32;

/** Files that may not grow beyond a size: the write at that place is short, the next one fails (EFBIG), as at a quota. */
export const shortWrites: FaultKind = {
  what: 'writes that end short at 32 sizes, then EFBIG (ulimit -f)',
  cases: () => CASES,
  lacks: () => undefined,
  async run({ folder, reference, index }) {
    const run = join(folder, 'run');
    // Node ignores SIGXFSZ, so the error is seen.
    const end = await train(run, { shell: `ulimit -f ${1 + index}; "$@"` });
    const { code } = end;
    if (code === 0 && !existsSync(join(run, 'digest.txt')))
      return { faults: 1, problem: 'code 0 without a digest' };
    const said = hasLostLines(end);
    return { faults: 1, said, problem: await mended(run, reference, said) };
  },
};
