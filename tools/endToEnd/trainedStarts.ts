// Writes packages/web/starts: checkpoints that the page offers to begin with, each with the command that made it, the digest of its state and the
// SHA-384 of its file. The same bits come out everywhere.
//
//   pnpm build && node tools/run.mjs trainedStarts
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runFolder } from '../command/runFolder.ts';
import { startCommand } from '../command/startCommand.ts';

const STARTS = {
  ring8: { title: 'Ring of eight, all modes found', flags: ['--width', '32', '--steps', '8000'] },
  gauss1d: { title: 'Bell curve, learned', flags: ['--width', '32'] },
};

const root = dirname(dirname(process.argv[1])); // of tools/run.mjs
const folder = join(root, 'packages/web/starts');
const work = runFolder('starts');
const table: Record<string, unknown> = {};
for (const [name, { title, flags }] of Object.entries(STARTS)) {
  const out = join(work, name);
  const args = ['train', name, ...flags, '--threads', '1'];
  const { code, stderr } = await startCommand([...args, '--out', out]).ended;
  if (code !== 0) throw new Error(`${name}: expected a trained run, got: ${stderr.slice(-400)}`);
  const last = readdirSync(join(out, 'checkpoints'))
    .filter((file) => file.endsWith('.safetensors'))
    .sort()
    .at(-1)!;
  const file = join(folder, `${name}.safetensors`);
  copyFileSync(join(out, 'checkpoints', last), file);
  const bytes = readFileSync(file);
  table[name] = {
    title,
    steps: Number.parseInt(last, 10),
    command: ['ganvil', ...args.slice(0, -2)].join(' '),
    digest: readFileSync(join(out, 'digest.txt'), 'utf8').trim(),
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  };
  console.log(`${name}: ${bytes.length} bytes`);
}
rmSync(work, { recursive: true });
writeFileSync(join(folder, 'starts.json'), `${JSON.stringify(table, null, 2)}\n`);
