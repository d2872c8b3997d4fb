import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, Failure } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import { readEntries } from './checkpointList.ts';
import { comparisonFile, inRun } from './directory.ts';
import { seemsLocked } from './lock.ts';
import { type LogEnd, readLogEnd } from './readLogEnd.ts';

/** `interrupted`: killed, or stopped before its last step; `damaged`: config.json cannot be read, or a run that has ended has lost its checkpoints. */
export type RunState = 'running' | 'finished' | 'plateau' | 'diverged' | 'interrupted' | 'damaged';

/** All states. */
export const STATES: readonly string[] = [
  'running',
  'finished',
  'plateau',
  'diverged',
  'interrupted',
  'damaged',
] satisfies RunState[];

/** A run as lists show it. */
export interface RunDescription {
  readonly run: string;
  readonly state: RunState;
  readonly preset?: string;
  /** Steps done, and those that the settings ask for. */
  readonly step: number;
  readonly steps: number;
  /** Of the newest evaluation. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Losses and other numbers of the newest logged step. */
  readonly scalars?: Readonly<Record<string, number>>;
  /** On disk. */
  readonly bytes: number;
  /** Time of the newest change, in milliseconds since 1970. */
  readonly changed: number;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Describes the run in a directory, reading no more than the end of its log. What cannot be read makes it `damaged`. */
export function describeRun(run: string): RunDescription {
  const size = sizeOf(run);
  try {
    const { config = {}, changes, preset } = readJson(inRun.config(run), EXIT.data, EXIT.noInput);
    if (typeof config !== 'object' || config === null)
      throw new Failure(EXIT.data, `${run}: expected settings.`);
    const settings = { ...(config as Record<string, unknown>), ...changedIn(changes) };
    const log: LogEnd = existsSync(inRun.events(run)) ? readLogEnd(inRun.events(run)) : {};
    return {
      run,
      state: stateOf(run, log),
      ...(typeof preset === 'string' ? { preset } : {}),
      step: log.step ?? 0,
      steps: Number(settings.steps ?? 0),
      metrics: log.evaluation?.metrics ?? {},
      ...(log.scalars ? { scalars: log.scalars } : {}),
      ...size,
      config: settings,
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { run, state: 'damaged', step: 0, steps: 0, metrics: {}, ...size, config: {} };
  }
}

/** The newest values of settings that were changed. */
function changedIn(changes: unknown): Record<string, unknown> {
  const rows = Array.isArray(changes) ? changes : [];
  return Object.fromEntries(rows.map((row) => [String(row?.setting), row?.value]));
}

/** The runs in a directory, itself and those of comparisons in it among them; by name. */
export function runsIn(directory: string): string[] {
  const isRun = (path: string) => existsSync(inRun.config(path));
  const inside = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.isFile())
    .map(({ name }) => join(directory, name))
    .flatMap((path) => {
      if (isRun(path)) return [path];
      return existsSync(comparisonFile(path)) ? runsIn(path) : [];
    });
  return [...(isRun(directory) ? [directory] : []), ...inside].sort();
}

function stateOf(run: string, { reason }: LogEnd): RunState {
  if (seemsLocked(run)) return 'running';
  if (reason === undefined || reason === 'stopped') return 'interrupted';
  return hasCheckpoint(run) ? reason : 'damaged';
}

/** Whether a checkpoint of the list is there and as long as it was. Its sum is compared where it is read. */
function hasCheckpoint(run: string): boolean {
  const size = (file: string) =>
    statSync(join(inRun.checkpoints(run), file), { throwIfNoEntry: false })?.size;
  return readEntries(run).some(({ file, bytes }) => size(file) === bytes);
}

/** Bytes of all files below a directory, and the newest change of one. A file that disappears meanwhile counts nothing. */
function sizeOf(directory: string): { bytes: number; changed: number } {
  let [bytes, changed] = [0, 0];
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(directory, name), { throwIfNoEntry: false });
    if (!stat?.isFile()) continue;
    bytes += stat.size;
    changed = Math.max(changed, stat.mtimeMs);
  }
  return { bytes, changed };
}
