// Measures whole training steps and writes the table into README.md, between its markers. For a quiet machine.
//
//   pnpm build && node tools/run.mjs speedTable [arguments of ganvil bench steps]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const root = dirname(dirname(process.argv[1])); // of tools/run.mjs
const command = [
  `${root}/packages/cli/dist/ganvil.js`,
  'bench',
  'steps',
  '--markdown',
  ...process.argv.slice(2),
];
const { status, stdout } = spawnSync(process.execPath, command, {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) process.exit(status ?? 1);

const [begin, end] = ['<!-- speed -->', '<!-- end of speed -->'];
const readme = readFileSync(`${root}/README.md`, 'utf8');
const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
if (from < 0 || to < from) throw new Error(`README.md: expected ${begin} and ${end}, found them not.`);
writeFileSync(
  `${root}/README.md`,
  `${readme.slice(0, from + begin.length)}\n\n${stdout.trim()}\n\n${readme.slice(to)}`,
);
