// Inputs for everything that reads bytes from elsewhere, grown by what they reach of the program, in as many sittings as wanted:
//
//   node tools/run.mjs readerFuzz [--minutes 60] [--slice 60] [--at DIR] [--grep REGEX]
//
// Each must be read or refused in one line, in bounded time and memory. Inputs that reach new blocks (V8's precise coverage) are kept in DIR/corpus, those
// that do wrong in DIR/faults, figures of all sittings in DIR/progress.json. A reader runs on a thread of its own: a hang or a crash is a fault, too.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { keepFault, type Order, type Outcome, sitting } from './sitting.ts';
import { targets } from './targets.ts';

/** Bytes of the longest input, and seconds after which one that is not over hangs. */
const [LONGEST, HANGS] = [2 ** 20, 120];

/** What is known of a reader after all sittings. */
type Progress = Record<string, Outcome & { readonly seconds: number; readonly seed: number }>;

/** One slice of one reader on a thread; what came of it, or undefined where the thread hung or died. */
function slice(name: string, folder: string, seed: number, seconds: number): Promise<Outcome | undefined> {
  const shared = new SharedArrayBuffer(8 + LONGEST);
  const head = new Int32Array(shared, 0, 2);
  const order: Order = { name, folder, seed, seconds, shared };
  const worker = new Worker(new URL(import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  return new Promise((resolve) => {
    let [seen, since] = [0, performance.now()];
    const over = (outcome?: Outcome, problem?: string): void => {
      clearInterval(look);
      const bytes = new Uint8Array(shared, 8, Math.min(head[1], LONGEST)).slice();
      if (problem !== undefined) keepFault(folder, name, bytes, problem);
      void worker.terminate();
      resolve(outcome);
    };
    const look = setInterval(() => {
      const number = Atomics.load(head, 0);
      if (number !== seen) [seen, since] = [number, performance.now()];
      if (number > 0 && performance.now() - since > HANGS * 1000) over(undefined, `no end within ${HANGS} s`);
    }, 500);
    worker.once('message', (outcome: Outcome) => over(outcome));
    worker.once('error', (error) => over(undefined, `the thread died: ${error.stack ?? error}`));
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      slice: { type: 'string', default: '60' },
      at: { type: 'string', default: join(tmpdir(), 'ganvil-fuzz') },
      grep: { type: 'string', default: '' },
    },
  });
  const names = Object.keys(targets).filter((name) => new RegExp(values.grep).test(name));
  mkdirSync(values.at, { recursive: true });
  const file = join(values.at, 'progress.json');
  const progress: Progress = JSON.parse(orElse(() => readFileSync(file, 'utf8'), '{}'));
  const end = performance.now() + Number(values.minutes) * 60_000;
  while (performance.now() < end)
    for (const name of names) {
      if (performance.now() >= end) break;
      const before = progress[name];
      const seed = (before?.seed ?? 0) + 1;
      const outcome = await slice(name, values.at, seed, Number(values.slice));
      progress[name] = {
        ...sum(before, outcome),
        seconds: (before?.seconds ?? 0) + Number(values.slice),
        seed,
      };
      writeFileSync(file, `${JSON.stringify(progress, null, 2)}\n`);
    }
  print(progress);
  process.exit(Object.values(progress).some(({ faults }) => faults > 0) ? 1 : 0);
}

const NONE: Outcome = { tried: 0, refused: 0, blocks: 0, corpus: 0, faults: 0, slowest: 0, mebibytes: 0 };

/** Of two sittings; one without an outcome has ended in a fault. */
function sum(a: Outcome = NONE, b: Outcome = { ...NONE, faults: 1 }): Outcome {
  const most = (key: 'blocks' | 'corpus' | 'slowest' | 'mebibytes') => Math.max(a[key], b[key]);
  return {
    tried: a.tried + b.tried,
    refused: a.refused + b.refused,
    faults: a.faults + b.faults,
    blocks: most('blocks'),
    corpus: most('corpus'),
    slowest: Math.round(most('slowest')),
    mebibytes: Math.round(most('mebibytes')),
  };
}

/** A table for docs/faults.md. */
function print(progress: Progress): void {
  const head = ['reader', 'inputs', 'refused', 'blocks', 'corpus', 'slowest', 'memory', 'faults'];
  console.log(`| ${head.join(' | ')} |\n|${head.map(() => ' --- |').join('')}`);
  for (const [name, { tried, refused, blocks, corpus, slowest, mebibytes, faults }] of Object.entries(
    progress,
  )) {
    const cells = [name, tried.toLocaleString('en'), refused.toLocaleString('en'), blocks, corpus];
    console.log(`| ${[...cells, `${slowest} ms`, `${mebibytes} MiB`, faults].join(' | ')} |`);
  }
}

function orElse<T>(read: () => T, other: T): T {
  try {
    return read();
  } catch {
    return other;
  }
}

if (isMainThread) await main();
else parentPort!.postMessage(await sitting(workerData as Order));
