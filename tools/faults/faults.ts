// Faults at the size of a release, in as many sittings as wanted: node tools/run.mjs faults [--minutes 60] [--at DIR] [--kinds kills,bits] [--table]
// Every case disturbs a run, starts the same command again, and compares all files with a run that was left alone. DIR/progress.json tells what was
// tried; a run that differs stays in DIR. `--table` prints the table of docs/faults.md. Root is needed for disks, strace, xfsprogs and faketime for some.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openRandom } from '../command/openRandom.ts';
import { kinds } from './kinds/index.ts';
import { unmount } from './mounted.ts';
import { train } from './trial.ts';
import type { Verdict } from './types.ts';

/** What was tried of a kind. */
interface Tried {
  readonly done: number;
  readonly faults: number;
  /** Of which lines of a log or pictures are missing, with a warning. */
  readonly said?: number;
  readonly problems: readonly string[];
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    at: { type: 'string', default: join(tmpdir(), 'ganvil-faults') },
    kinds: { type: 'string', default: Object.keys(kinds).join() },
    table: { type: 'boolean', default: false },
  },
});
const kept = values.at;
const file = join(kept, 'progress.json');
const reference = join(kept, 'reference');
mkdirSync(kept, { recursive: true });
const progress: Record<string, Tried> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const of = (name: string): Tried => progress[name] ?? { done: 0, faults: 0, problems: [] };

/** Tries the next case of a kind. */
async function next(name: string): Promise<void> {
  const { done, faults, said = 0, problems } = of(name);
  const folder = join(kept, `${name}-${done}`);
  if (existsSync(join(folder, 'disk'))) unmount(join(folder, 'disk')); // of a sitting that was killed
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const random = openRandom(done * 1_000_003 + name.length);
  const verdict: Verdict = await kinds[name]
    .run({ folder, kept, reference, random, index: done })
    .catch((error) => ({ faults: 0, problem: `not tried: ${error.message.split('\n')[0]}` }));
  const { problem } = verdict;
  if (problem === undefined) rmSync(folder, { recursive: true, force: true });
  else console.log(`${name} ${done}: ${problem}; kept in ${folder}`);
  progress[name] = {
    done: done + 1,
    faults: faults + verdict.faults,
    said: said + (verdict.said ? 1 : 0),
    problems: problem === undefined ? problems : [...problems, `${done}: ${problem}`],
  };
  writeFileSync(file, `${JSON.stringify(progress, null, 2)}\n`);
}

async function sit(): Promise<void> {
  const end = performance.now() + Number(values.minutes) * 60_000;
  if (!existsSync(join(reference, 'digest.txt'))) await train(reference);
  const open = new Map<string, number>();
  for (const name of values.kinds.split(',')) {
    const why = kinds[name].lacks();
    if (why === undefined) open.set(name, await kinds[name].cases(kept));
    else console.log(`${name}: left out: ${why}`);
  }
  // In turns, so that every sitting tries some of each.
  while (open.size > 0)
    for (const [name, cases] of open) {
      if (performance.now() > end) return;
      if (of(name).done < cases) await next(name);
      else open.delete(name);
    }
}

async function print(): Promise<void> {
  console.log(
    '| fault | cases | faults | logs, pictures lost, said | lost or wrong |\n| --- | --- | --- | --- | --- |',
  );
  for (const [name, kind] of Object.entries(kinds)) {
    const { done, faults, said = 0, problems } = of(name);
    const all = kind.lacks() === undefined ? await kind.cases(kept) : '–';
    console.log(
      `| ${kind.what} | ${done} of ${all} | ${faults.toLocaleString('en')} | ${said} | ${problems.length} |`,
    );
  }
}

if (!values.table) await sit();
await print();
process.exit(Object.values(progress).some(({ problems }) => problems.length > 0) ? 1 : 0);
