// Tests that are too slow for every change. Sessions in pages: a minute of training without a long task, all memory measured, the
// speed of Node. Recipes: an entry is added to every table in a copy of core, and the sweeps cover it. Lessons: whole,
// with their tasks. Needs an idle machine and a built workspace.
//
//   node tools/slowTests.mjs [FILTER of tests]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const env = { ...process.env, GANVIL_NIGHT: '1', GANVIL_SLOW: '1', GANVIL_WATCHED: '60000' };
const filter = process.argv.length > 2 ? ['-t', process.argv.slice(2).join(' ')] : [];
const files = {
  'packages/core': ['test/lessons'],
  'packages/web': [
    'test/lean',
    'test/lab/smooth',
    'test/lab/pages',
    'test/speed.night.ts',
    'test/labSpeed.night.ts',
  ],
  tools: ['recipes'],
};
let failed = false;
for (const [folder, tests] of Object.entries(files)) {
  const args = ['vitest', 'run', ...tests, '--testTimeout', '600000', '--passWithNoTests', ...filter];
  const { status } = spawnSync('npx', args, {
    cwd: join(import.meta.dirname, '..', folder),
    env,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
