import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { call, unmount, withMount } from '../mounted.ts';
import { lacksProgram, lacksRoot, mended, train, whenBegun } from '../trial.ts';
import type { FaultKind, Verdict } from '../types.ts';

/** How each is made and mounted: ext4 without the habit of writing renamed files at once, which hides what is not synced. */
const SYSTEMS = {
  ext4: { make: ['mkfs.ext4', '-q'], size: 64, options: 'loop,noauto_da_alloc' },
  xfs: { make: ['mkfs.xfs', '-q'], size: 320, options: 'loop' },
} as const;

/** The step of the newest checkpoint that a run lists; 0 where it lists none. */
function listed(run: string): number {
  const file = join(run, 'checkpoints/checkpoints.json');
  if (!existsSync(file)) return 0;
  const steps = [...readFileSync(file, 'utf8').matchAll(/"step":\s*(\d+)/g)].map(([, step]) => Number(step));
  return Math.max(0, ...steps);
}

/**
 * The power fails at a random instant: the file system is shut down as it lies on the disk, its log included, without what was only in memory. It
 * is mounted anew, as after a start of the machine, and the same command is given again.
 */
function powerCutsOn(system: keyof typeof SYSTEMS): FaultKind {
  const { make, size, options } = SYSTEMS[system];
  return {
    what: `power cuts at random instants on ${system} (${options})`,
    cases: () => 200,
    lacks: () => lacksRoot() ?? lacksProgram('xfs_io', 'losetup', make[0]),
    async run({ folder, reference, random }): Promise<Verdict> {
      const [image, disk] = [join(folder, 'image'), join(folder, 'disk')];
      writeFileSync(image, '');
      truncateSync(image, size * 2 ** 20);
      call(make[0], ...make.slice(1), image);
      const run = join(disk, 'run');
      const delay = random(2) === 0 ? random(60) : random(1500);
      const before = await withMount(disk, ['-o', options, image], async () => {
        let seen = 0;
        const meanwhile = async (child: { kill(signal: 'SIGKILL'): void }) => {
          await whenBegun(run);
          await wait(delay);
          seen = listed(run);
          call('xfs_io', '-x', '-c', 'shutdown', disk);
          child.kill('SIGKILL');
        };
        await train(run, { meanwhile });
        return seen;
      });
      call('mount', '-o', options, image, disk);
      try {
        const after = existsSync(run) ? listed(run) : 0;
        if (after < before) return { faults: 1, problem: `step ${before} was listed, ${after} is left` };
        return { faults: 1, problem: await mended(run, reference) };
      } finally {
        unmount(disk);
      }
    },
  };
}

/** On ext4. */
export const powerCutsExt4 = powerCutsOn('ext4');
/** On xfs. */
export const powerCutsXfs = powerCutsOn('xfs');
