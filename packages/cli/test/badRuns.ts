import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { BadCase } from './badCase.ts';
import { TINY } from './ganvil.ts';

const resume = ['resume', 'run', '--steps', '8', '--quiet'];
const file = (step: number) => `run/checkpoints/00000${step}.safetensors`;
const LIST = 'run/checkpoints/checkpoints.json';

/** Changes a file of the run. */
const change = (name: string, how: (bytes: Buffer) => Uint8Array | string) => (cwd: string) =>
  writeFileSync(join(cwd, name), how(readFileSync(join(cwd, name))));

const both = (how: (bytes: Buffer) => Uint8Array) => (cwd: string) => {
  for (const step of [2, 4]) change(file(step), how)(cwd);
};

/** Changes both checkpoints and the list with them, so that only the reader can tell. */
const hostile = (how: (bytes: Buffer) => Uint8Array) => (cwd: string) => {
  both(how)(cwd);
  change(LIST, (text) => {
    const { checkpoints } = JSON.parse(text.toString());
    for (const entry of checkpoints) {
      const bytes = readFileSync(join(cwd, file(entry.step)));
      entry.bytes = bytes.length;
      entry.sha256 = createHash('sha256').update(bytes).digest('hex');
    }
    return JSON.stringify({ checkpoints });
  })(cwd);
};

function headerLength(bytes: Buffer, length: bigint): Buffer {
  bytes.writeBigUInt64LE(length, 0);
  return bytes;
}

/** A holder as the lock names it: this process, which lives. */
function holder(): Record<string, unknown> {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return { pid: process.pid, started, boot, host: hostname(), nonce: 'x' };
}

const lock = (changes: Record<string, unknown>) => (cwd: string) =>
  writeFileSync(join(cwd, 'run', 'lock'), JSON.stringify({ ...holder(), ...changes }));

const damaged = /run: expected a whole checkpoint, got none: .*000004.*000002/;

/** What is wrong with a run directory; `run` is a whole one that was changed. */
export const badRuns: BadCase[] = [
  { name: 'not there', args: ['resume', 'other'], code: 66, says: /other: expected the directory of a run/ },
  {
    name: 'out not empty',
    args: ['train', ...TINY, '--out', 'run'],
    code: 73,
    says: /--out: .*run.*ganvil resume run/,
  },
  {
    name: 'out is a file',
    args: ['train', ...TINY, '--out', 'run/config.json'],
    code: 73,
    says: /--out: .*the file/,
  },
  {
    name: 'in use',
    args: resume,
    arrange: lock({}),
    code: 73,
    says: new RegExp(`process ${process.pid} on ${hostname()} holds`),
  },
  {
    name: 'in use elsewhere',
    args: resume,
    arrange: lock({ host: 'elsewhere' }),
    code: 73,
    says: /on elsewhere.*--force-unlock/,
  },
  {
    name: 'other settings',
    args: [...resume, '--batch-size', '16'],
    code: 78,
    says: /got others: batchSize 8 -> 16/,
  },
  {
    name: 'other data',
    args: [...resume, '--data', 'ring8'],
    code: 65,
    says: /data: expected what the run began with/,
  },
  {
    name: 'fewer steps',
    args: ['resume', 'run', '--steps', '3'],
    code: 64,
    says: /steps: expected at least 4.*got 3/,
  },
  {
    name: 'config gone',
    args: resume,
    arrange: (cwd) => rmSync(join(cwd, 'run/config.json')),
    code: 66,
    says: /config\.json/,
  },
  {
    name: 'config broken',
    args: resume,
    arrange: change('run/config.json', (b) => b.subarray(0, 90)),
    code: 78,
    says: /config\.json: expected JSON/,
  },
  {
    name: 'config hostile',
    args: resume,
    arrange: change('run/config.json', () => '{"config": {"__proto__": 1}}'),
    code: 78,
    says: /__proto__/,
  },
  {
    name: 'list broken',
    args: resume,
    arrange: change(LIST, (b) => b.subarray(0, 60)),
    code: 65,
    says: /checkpoints\.json: expected JSON/,
  },
  {
    name: 'list that leads out',
    args: resume,
    arrange: change(LIST, (b) => b.toString().replaceAll('000002.safe', '../config.safe')),
    code: 65,
    says: /checkpoints\.json: expected a list of checkpoints/,
  },
  {
    name: 'checkpoints gone',
    args: resume,
    arrange: (cwd) => [2, 4].forEach((step) => rmSync(join(cwd, file(step)))),
    code: 65,
    says: damaged,
  },
  {
    name: 'checkpoints cut',
    args: resume,
    arrange: both((b) => b.subarray(0, b.length - 4)),
    code: 65,
    says: damaged,
  },
  { name: 'checkpoints empty', args: resume, arrange: both(() => Buffer.alloc(0)), code: 65, says: damaged },
  {
    name: 'checkpoints with a wrong bit',
    args: ['digest', 'run'],
    arrange: both((b) => b.fill(255, 700, 701)),
    code: 65,
    says: damaged,
  },
  { name: 'header cut', args: resume, arrange: hostile((b) => b.subarray(0, 30)), code: 65, says: damaged },
  {
    name: 'header without end',
    args: resume,
    arrange: hostile((b) => headerLength(b, 2n ** 64n - 1n)),
    code: 65,
    says: damaged,
  },
  {
    name: 'header of junk',
    args: resume,
    arrange: hostile((b) => b.fill(123, 9, 40)),
    code: 65,
    says: damaged,
  },
  {
    name: 'NaN weights',
    args: resume,
    arrange: hostile((b) => b.fill(255, b.length - 4)),
    code: 65,
    says: /finite/,
  },
  {
    name: 'bytes behind the end',
    args: resume,
    arrange: hostile((b) => Buffer.concat([b, b])),
    code: 65,
    says: damaged,
  },
  {
    name: 'another step',
    args: resume,
    arrange: hostile((b) => Buffer.from(b.toString('latin1').replace(/"step":"\d"/, '"step":"7"'), 'latin1')),
    code: 65,
    says: /expected step/,
  },
  { name: 'no checkpoint file', args: ['digest', 'run/config.json'], code: 65, says: /config\.json: / },
  {
    name: 'file size limit',
    args: ['train', ...TINY, '--steps', '100000', '--out', 'limited', '--quiet', '--checkpoint-every', '5'],
    shell: 'ulimit -f 12; "$@"',
    code: 74,
    says: /limited\/.*EFBIG.*The checkpoint of step \d+ is safe/,
  },
  {
    name: 'out where nothing can be',
    args: ['train', ...TINY, '--out', 'run/config.json/x', '--quiet'],
    code: 74,
    says: /config\.json.*ENOTDIR/,
  },
  {
    name: 'sample to where nothing can be',
    args: ['sample', 'run', '--out', 'run/config.json/x.png'],
    code: 74,
    says: /config\.json.*E/,
  },
  {
    name: 'no permission',
    args: resume,
    arrange: (cwd) => {
      if (process.getuid?.() !== 0) return chmodSync(join(cwd, 'run/checkpoints'), 0o500);
      rmSync(join(cwd, 'run/samples'), { recursive: true }); // root may do anything but this
      mkdirSync(join(cwd, 'elsewhere'));
      writeFileSync(join(cwd, 'run/samples'), 'a file in the place of a folder');
    },
    code: 74,
    says: /run\/(checkpoints|samples).*E(ACCES|EXIST|NOTDIR)/,
  },
];
