import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram, placeInJob } from '../src/index.ts';

it.each([
  [{}, undefined],
  [{ OMPI_COMM_WORLD_RANK: '0', OMPI_COMM_WORLD_SIZE: '1' }, undefined],
  [
    { OMPI_COMM_WORLD_RANK: '3', OMPI_COMM_WORLD_SIZE: '4', OMPI_COMM_WORLD_LOCAL_SIZE: '2' },
    { rank: 3, size: 4, here: 2 },
  ],
  [{ OMPI_COMM_WORLD_RANK: '-1', OMPI_COMM_WORLD_SIZE: '4' }, undefined],
  [
    { PMIX_RANK: '1', SLURM_STEP_NUM_TASKS: '8', SLURM_STEP_TASKS_PER_NODE: '4(x2)' },
    { rank: 1, size: 8, here: 4 },
  ],
  [{ SLURM_PROCID: '1', SLURM_STEP_NUM_TASKS: '8' }, undefined], // srun without PMIx: processes of their own
])('the place of %o', (env, place) => {
  expect(placeInJob(env)).toEqual(place);
});

it('finds the program where it is named, beside the command, on the path, and only if it can be started', () => {
  const [own, other] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'ganvil-rank-')));
  const PATH = `/nowhere:${other}`;
  expect(findProgram(own, { PATH })).toBeUndefined();
  for (const folder of [other, own]) {
    const path = join(folder, 'ganvil-rank');
    writeFileSync(path, '');
    if (folder === other) expect(findProgram(own, { PATH })).toBeUndefined();
    chmodSync(path, 0o755);
    expect(findProgram(own, { PATH })).toBe(path);
  }
  expect(findProgram(own, { PATH, GANVIL_RANK: '/nowhere/else' })).toBeUndefined();
  expect(findProgram(own, { PATH, GANVIL_RANK: join(other, 'ganvil-rank') })).toBe(
    join(other, 'ganvil-rank'),
  );
  for (const folder of [own, other]) rmSync(folder, { recursive: true });
});
