import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BadCase, change } from './badCase.ts';
import { TINY } from './ganvil.ts';

const resume = ['resume', 'run', '--steps', '8', '--quiet'];

/** A holder as the lock names it: this process, which lives. */
function holder(): Record<string, unknown> {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return { pid: process.pid, started, boot, host: hostname(), nonce: 'x' };
}

const lock = (changes: Record<string, unknown>) => (cwd: string) =>
  writeFileSync(join(cwd, 'run', 'lock'), JSON.stringify({ ...holder(), ...changes }));

/** What is wrong with a run directory; `run` is a whole one that was changed. */
export const badRuns: BadCase[] = [
  { name: 'not there', args: ['resume', 'other'], code: 66, says: /other: expected a run directory/ },
  {
    name: 'out is a run of other settings',
    args: ['train', ...TINY, '--out', 'run', '--seed', '7', '--width', '9'],
    code: 78,
    says: /run: these settings cannot change .*: width 8 -> 9, .*seed 0 -> 7/,
  },
  {
    name: 'out is of something else',
    args: ['train', ...TINY, '--out', 'run/samples'],
    code: 73,
    says: /--out: expected a run, or a new or empty directory, got run\/samples, which contains 00000000\d\.png/,
  },
  {
    name: 'out is a link to nowhere',
    args: ['train', ...TINY, '--out', 'run/link'],
    arrange: (cwd) => symlinkSync('gone', join(cwd, 'run/link')),
    code: 73,
    says: /--out: .*the broken link run\/link/,
  },
  {
    name: 'out below proc',
    args: ['train', ...TINY, '--out', '/proc/ganvil', '--quiet'],
    code: 74,
    says: /\/proc\/ganvil: .*ENOENT/,
  },
  {
    name: 'lock is a directory',
    args: resume,
    arrange: (cwd) => mkdirSync(join(cwd, 'run/lock')),
    code: 73,
    says: /run\/lock: expected a file, got a directory/,
  },
  {
    name: 'lock is a pipe',
    args: resume,
    arrange: (cwd) => execFileSync('mkfifo', [join(cwd, 'run/lock')]),
    code: 73,
    says: /run\/lock: expected a file, got a device, pipe or socket/,
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
    says: new RegExp(`locked by process ${process.pid} on ${hostname()}`),
  },
  {
    name: 'in use elsewhere',
    args: resume,
    arrange: lock({ host: 'elsewhere', boot: 'another' }),
    code: 73,
    says: /on elsewhere.*--force-unlock/,
  },
  {
    name: 'other settings',
    args: [...resume, '--batch-size', '16'],
    code: 78,
    says: /cannot change .*: batchSize 8 -> 16/,
  },
  {
    name: 'other profile',
    args: [...resume, '--numerics', 'fma'],
    code: 78,
    says: /cannot change .*: numerics strict -> fma; .*--other-bits/,
  },
  {
    name: 'kernels of other bits',
    args: resume,
    arrange: change('run/config.json', (b) => b.toString().replace(/"abi": \d+/, '"abi": 1000')),
    code: 78,
    says: /expected a run of kernel ABI \d+, got one of ABI 1000; .*--other-bits/,
  },
  {
    name: 'other data',
    args: [...resume, '--data', 'ring8'],
    code: 65,
    says: /data: expected the data that the run was started with/,
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
    says: /config\.json: expected JSON.*ganvil resume run\/checkpoints\/000000004\.safetensors --out NEW/,
  },
  ...Object.entries({ seed: 9, batchSize: 16, loss: '"hinge"', learningRateG: 0.1, emaDecay: 0.5 }).map(
    ([key, value]): BadCase => ({
      name: `config with another ${key}`,
      args: resume,
      arrange: change('run/config.json', (b) =>
        b.toString().replace(new RegExp(`"${key}": [^,\\n]+`), `"${key}": ${value}`),
      ),
      code: 78,
      says: new RegExp(
        `config\\.json: the settings differ from those in the checkpoint of step 4: ${key} .* -> `,
      ),
    }),
  ),
  {
    name: 'config hostile',
    args: resume,
    arrange: change('run/config.json', () => '{"config": {"__proto__": 1}}'),
    code: 78,
    says: /__proto__/,
  },
  {
    name: 'file size limit',
    args: ['train', ...TINY, '--steps', '9', '--out', 'limited', '--quiet'],
    shell: 'ulimit -f 1; "$@"',
    code: 74,
    says: /limited\/config\.json: .*EFBIG.*ulimit -f.*The run does not exist/,
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
