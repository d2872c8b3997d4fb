// The thread that tries inputs. What it tries lies in shared memory, so that a hang or a crash can be told.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../packages/cli/src/node/exit.ts';
import { openRandom, type Random } from '../command/openRandom.ts';
import { openCoverage } from './coverage.ts';
import { mutantOf } from './mutants.ts';
import { targets } from './targets.ts';
import type { Target } from './types.ts';

/** What a thread is told. */
export interface Order {
  readonly name: string;
  /** Where corpus, faults and what targets need are kept. */
  readonly folder: string;
  readonly seed: number;
  readonly seconds: number;
  /** Int32: number of the input, its bytes; then the input. */
  readonly shared: SharedArrayBuffer;
}

/** What came of it. */
export interface Outcome {
  readonly tried: number;
  readonly refused: number;
  readonly blocks: number;
  readonly corpus: number;
  readonly faults: number;
  /** Milliseconds and MiB at most, of one input. */
  readonly slowest: number;
  readonly mebibytes: number;
}

/** Inputs that are tried before it is asked what they have reached: to ask takes as long as some of them. */
const TOGETHER = 256;
/** Bytes of arrays that an input of 256 KiB may take, and milliseconds, on a busy machine. */
const [MOST_BYTES, MOST_MS] = [2 ** 29, 10_000];
const REFUSALS = ['DataError', 'ConfigError', 'SessionError'];

const nameOf = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex').slice(0, 16);

/** Tries inputs for some seconds. */
export async function sitting({ name, folder, seed, seconds, shared }: Order): Promise<Outcome> {
  const target = targets[name];
  const corpus = await openCorpus(target, name, folder);
  const reached = openCoverage(import.meta.url);
  const random = openRandom(seed);
  const all = { tried: 0, refused: 0, faults: 0, slowest: 0, mebibytes: 0 };
  const attempt = async (bytes: Uint8Array): Promise<void> => {
    noteInput(shared, bytes, ++all.tried);
    const { problem, refused, took, grown } = await tried(target, bytes, folder);
    if (refused) all.refused++;
    all.slowest = Math.max(all.slowest, took);
    all.mebibytes = Math.max(all.mebibytes, grown / 2 ** 20);
    if (problem === undefined) return;
    all.faults++;
    keepFault(folder, name, bytes, problem);
  };
  for (const bytes of corpus.inputs) await attempt(bytes);
  const known = reached();
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const batch: Uint8Array[] = [];
    while (batch.length < TOGETHER && performance.now() < end) {
      batch.push(nextInput(target, corpus.inputs, random));
      await attempt(batch.at(-1)!);
    }
    const fresh = new Set([...reached()].filter((block) => !known.has(block)));
    for (const block of fresh) known.add(block);
    for (const bytes of await thatReach(fresh, batch, attempt, reached)) corpus.add(bytes);
  }
  return { ...all, blocks: known.size, corpus: corpus.inputs.length };
}

function nextInput(target: Target, corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const bytes = mutantOf(corpus, random);
  return target.mend && random(2) === 0 ? target.mend(bytes) : bytes;
}

/** Those of a batch that reach fresh blocks, found by halves: to ask what was reached takes as long as many inputs. What they reach is fresh no more. */
async function thatReach(
  fresh: Set<number>,
  batch: readonly Uint8Array[],
  attempt: (bytes: Uint8Array) => Promise<void>,
  reached: () => Set<number>,
): Promise<Uint8Array[]> {
  if (fresh.size === 0 || batch.length === 0) return [];
  for (const bytes of batch) await attempt(bytes);
  const hits = [...reached()].filter((block) => fresh.has(block));
  if (hits.length === 0) return [];
  if (batch.length === 1) {
    for (const block of hits) fresh.delete(block);
    return [...batch];
  }
  const half = batch.length >> 1;
  const first = await thatReach(fresh, batch.slice(0, half), attempt, reached);
  return [...first, ...(await thatReach(fresh, batch.slice(half), attempt, reached))];
}

async function tried(target: Target, bytes: Uint8Array, folder: string) {
  const before = process.memoryUsage().arrayBuffers;
  const begun = performance.now();
  let [problem, refused]: [unknown, boolean] = [undefined, false];
  try {
    await target.read(bytes, folder);
  } catch (error) {
    const { name, message } = error as Error;
    refused = error instanceof Failure || (REFUSALS.includes(name) && /^[^\n\r]{1,1000}$/.test(message));
    if (!refused) problem = error;
  }
  const [took, grown] = [performance.now() - begun, process.memoryUsage().arrayBuffers - before];
  if (took > MOST_MS) problem ??= `${Math.round(took)} ms`;
  if (grown > MOST_BYTES) problem ??= `${Math.round(grown / 2 ** 20)} MiB`;
  return { problem, refused, took, grown };
}

function noteInput(shared: SharedArrayBuffer, bytes: Uint8Array, number: number): void {
  new Uint8Array(shared, 8).set(bytes.subarray(0, shared.byteLength - 8));
  const head = new Int32Array(shared, 0, 2);
  head[1] = bytes.length;
  Atomics.store(head, 0, number);
}

/** Keeps an input that a reader did wrong with, and what it did. */
export function keepFault(folder: string, name: string, bytes: Uint8Array, problem: unknown): void {
  const place = join(folder, 'faults');
  mkdirSync(place, { recursive: true });
  const file = join(place, `${name}-${nameOf(bytes)}`);
  writeFileSync(file, bytes);
  const text = problem instanceof Error ? (problem.stack ?? String(problem)) : String(problem);
  writeFileSync(`${file}.txt`, `${text}\n`);
  console.log(`${name}: ${text.split('\n').slice(0, 4).join('\n')}\n  ${file}`);
}

const MOST_INPUTS = 400;

async function openCorpus(target: Target, name: string, folder: string) {
  const place = join(folder, 'corpus', name);
  mkdirSync(place, { recursive: true });
  const kept = readdirSync(place).map((file) => new Uint8Array(readFileSync(join(place, file))));
  const inputs = [...(await target.seeds(folder)), ...kept];
  return {
    inputs,
    add(bytes: Uint8Array): void {
      if (inputs.length >= MOST_INPUTS) {
        const [old] = inputs.splice(MOST_INPUTS >> 1, 1);
        rmSync(join(place, nameOf(old)), { force: true });
      }
      inputs.push(bytes.slice());
      writeFileSync(join(place, nameOf(bytes)), bytes);
    },
  };
}
