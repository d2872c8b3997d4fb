// Memory of a run over many steps: node tools/run.mjs constantMemory [--steps 100000] [--preset gauss1d]
// Samples the resident memory of a training every second and fits a line through its second half: what grows by less than a byte per step stays below 12 MB in the
// 12 million steps of a week. Prints a row of docs/faults.md; exit code 1 where it grows by more.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFolder } from '../command/runFolder.ts';
import { startCommand } from '../command/startCommand.ts';

/** Bytes per step that are still none: the noise of the collector is some megabytes. */
const MOST = 50;
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '100000' }, preset: { type: 'string', default: 'gauss1d' } },
});
const folder = runFolder('memory');
const out = join(folder, 'run');
const line = `train ${values.preset} --steps ${values.steps} --width 8 --batch-size 8 --evaluate-every 500 --evaluate-count 32 --sample-every 500 --sample-count 4 --checkpoint-every 1000 --keep-samples 50 --threads 1 --progress json --out`;

interface Look {
  readonly step: number;
  readonly resident: number;
  readonly files: number;
}

const looks: Look[] = [];
const { child, ended } = startCommand([...line.split(' '), out]);
let rest = '';
child.stderr.on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop()!;
  for (const one of lines) look(one);
});

/** Notes memory and open files at a step that the command tells of. */
function look(line: string): void {
  const step = /"step":(\d+)/.exec(line)?.[1];
  if (step === undefined) return;
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const resident = 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
    looks.push({ step: Number(step), resident, files: readdirSync(`/proc/${child.pid}/fd`).length });
  } catch {} // it has ended
}

/** Slope of a line through points, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const both = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return both / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const { code } = await ended;
const half = looks.filter(({ step }) => step >= Number(values.steps) / 2);
const slope = slopeOf(half.map(({ step, resident }) => [step, resident]));
const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
const most = Math.max(...looks.map(({ resident }) => resident));
const [early, late] = [looks[Math.floor(looks.length / 4)], looks.at(-1)];
console.log(
  `| ${values.preset} | ${Number(values.steps).toLocaleString('en')} | ${mebibytes(early?.resident ?? 0)} MiB | ${mebibytes(late?.resident ?? 0)} MiB | ${mebibytes(most)} MiB | ${slope.toFixed(1)} | ${early?.files}, ${late?.files} |`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(code === 0 && half.length > 2 && slope < MOST ? 0 : 1);
