// The quick part of the command where machines are small or odd: arm64 (Debian's qemu-user), one core and 512 MB, a read-only root, no home. Each trains, is
// resumed, samples and is evaluated; digests must be those of this machine. node tools/run.mjs edge [--places arm64,small,readOnly,homeless]
// Root is needed for small (a control group) and readOnly (a mount name space). Docs: docs/faults.md
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtCommand } from '../command/builtCommand.ts';
import { runFolder } from '../command/runFolder.ts';
import { commandOf } from '../identity/engines.ts';

const GROUP = '/sys/fs/cgroup/memory/ganvil-edge';
const MEMORY = 512 * 2 ** 20;

/** A place: words before the command, and what is missing in its environment. */
interface Place {
  readonly words: (folder: string) => readonly string[];
  readonly without?: readonly string[];
  /** Where the folder of its runs lies. */
  readonly folder?: (folder: string) => string;
}

/** Puts the shell into a group with little memory, on one core. */
const SMALL = `echo $$ > ${GROUP}/cgroup.procs && exec taskset -c 0 "$@"`;
/** A root that nobody can write, with the folder of the runs mounted over it. */
const READ_ONLY =
  'mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,bind,ro / && exec "$@"';

const places: Readonly<Record<string, Place>> = {
  here: { words: () => [process.execPath] },
  arm64: { words: () => commandOf('Node 24, arm64') },
  small: {
    words() {
      mkdirSync(GROUP, { recursive: true });
      writeFileSync(join(GROUP, 'memory.limit_in_bytes'), String(MEMORY));
      return ['bash', '-c', SMALL, 'bash', process.execPath];
    },
  },
  readOnly: {
    words: (folder) => ['unshare', '--mount', 'bash', '-c', READ_ONLY, folder, process.execPath],
    without: ['HOME', 'XDG_CACHE_HOME'],
  },
  homeless: { words: () => [process.execPath], without: ['HOME', 'XDG_CACHE_HOME', 'USER'] },
};

const { values } = parseArgs({
  options: { places: { type: 'string', default: Object.keys(places).slice(1).join() } },
});
const folder = runFolder('edge');

/** What is tried, in order; `RUN` is the folder of the runs. */
const TRIALS: Readonly<Record<string, string>> = {
  'train ring8': 'train ring8 --steps 60 --seed 1 --evaluate-count 64 --quiet --json --out RUN/ring8',
  'train digits': 'train digits --steps 4 --seed 1 --evaluate-count 32 --quiet --json --out RUN/digits',
  begin: 'train ring8 --steps 20 --seed 1 --evaluate-count 64 --quiet --json --out RUN/half',
  resume: 'resume RUN/half --steps 60 --quiet --json',
  sample: 'sample RUN/digits --seeds 0-3 --out RUN/digits.png',
  evaluate: 'evaluate RUN/ring8 --count 64 --quiet --json',
  'read a folder':
    'train digits --data RUN/digits.png --steps 2 --memory 400m --image-size 16 --evaluate-count 2 --batch-size 1 --quiet --json --out RUN/own',
  digest: 'digest RUN/ring8',
};

interface Result {
  readonly code: number | null;
  readonly seconds: number;
  /** The digest or metrics, which must be those of this machine. */
  readonly result: string;
  readonly stderr: string;
}

function tried(place: Place, runs: string, line: string): Result {
  const env = { ...process.env };
  for (const name of place.without ?? []) delete env[name];
  const [program, ...words] = [
    ...place.words(runs),
    builtCommand,
    ...line.replaceAll('RUN', runs).split(' '),
  ];
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8', timeout: 3_600_000 });
  return {
    code: status,
    seconds: (performance.now() - begun) / 1000,
    result: resultIn(stdout ?? ''),
    stderr: stderr ?? '',
  };
}

function resultIn(stdout: string): string {
  try {
    const { digest, metrics } = JSON.parse(stdout);
    return JSON.stringify({ digest, metrics });
  } catch {
    return /[0-9a-f]{64}/.exec(stdout)?.[0] ?? '';
  }
}

/** All trials at a place, which is left out with a line where it cannot be had. */
function trialsAt(name: string): Record<string, Result> {
  const runs = join(folder, name);
  mkdirSync(runs);
  return Object.fromEntries(
    Object.entries(TRIALS).map(([trial, line]) => [trial, tried(places[name], runs, line)]),
  );
}

const here = trialsAt('here');
let wrong = 0;
for (const name of values.places.split(',')) {
  const found = trialsAt(name);
  for (const [trial, { code, seconds, result, stderr }] of Object.entries(found)) {
    const same = code === 0 && result === here[trial].result;
    if (!same) wrong++;
    const verdict = same ? 'as here' : `code ${code}, ${result.slice(0, 80)} ${stderr.slice(-300)}`;
    console.log(`${name}, ${trial}: ${verdict} (${seconds.toFixed(0)} s)`);
  }
  const png = (place: string) => readFileSync(join(folder, place, 'digits.png'));
  const isSame = existsSync(join(folder, name, 'digits.png')) && png(name).equals(png('here'));
  if (!isSame) wrong++;
  console.log(`${name}, picture: ${isSame ? 'the same bytes' : 'other bytes'}`);
}
rmSync(folder, { recursive: true, force: true });
console.log(wrong === 0 ? 'all as here' : `${wrong} differ`);
process.exit(wrong === 0 ? 0 : 1);
