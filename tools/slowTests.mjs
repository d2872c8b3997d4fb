// Slow tests of sessions in pages: a minute of training without a long task, all memory measured, the speed of Node. Needs an
// idle machine and a built workspace.
//
//   node tools/slowTests.mjs [FILTER of tests]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cwd = join(import.meta.dirname, '../packages/web');
const env = { ...process.env, GANVIL_NIGHT: '1', GANVIL_WATCHED: '60000' };
const args = [
  'vitest',
  'run',
  'test/lean.test.ts',
  'test/lab/smooth.test.ts',
  'test/speed.night.ts',
  '--testTimeout',
  '600000',
];
const filter = process.argv.length > 2 ? ['-t', process.argv.slice(2).join(' ')] : [];
const { status } = spawnSync('npx', [...args, ...filter], { cwd, env, stdio: 'inherit' });
process.exit(status ?? 1);
