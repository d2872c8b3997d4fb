import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call, withMount } from '../mounted.ts';
import { hasLostLines, lacksProgram, lacksRoot, mended, train, whenBegun } from '../trial.ts';
import type { FaultKind } from '../types.ts';

const CASES = 32;
/** Bytes of the smallest disk, and by how much each is larger: from less than a checkpoint to more than the whole run. */
const [FIRST, MORE] = [16, 20]; // KiB

/** Disks that are full, of 32 sizes; every second one is enlarged while the command tries again. */
export const fullDisks: FaultKind = {
  what: 'disks of 32 sizes that run full, half of them enlarged after 2 s',
  cases: () => CASES,
  lacks: () => lacksRoot() ?? lacksProgram('mount', 'umount'),
  run({ folder, reference, index }) {
    const disk = join(folder, 'disk');
    const size = `${FIRST + MORE * index}k`;
    return withMount(disk, ['-t', 'tmpfs', '-o', `size=${size}`, 'ganvil'], async () => {
      const run = join(disk, 'run');
      const enlarge = () => void call('mount', '-o', 'remount,size=64m', disk);
      const meanwhile = async () => {
        await whenBegun(run);
        setTimeout(enlarge, 2000);
      };
      const end = await train(run, index % 2 === 0 ? {} : { meanwhile });
      const { code } = end;
      if (code === 0 && !existsSync(join(run, 'digest.txt')))
        return { faults: 1, problem: `${size}: code 0 without a digest` };
      enlarge();
      const said = hasLostLines(end);
      const problem = await mended(run, reference, said);
      return { faults: 1, said, problem: problem && `${size}: ${problem}` };
    });
  },
};
