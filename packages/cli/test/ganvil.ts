import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command: what a user runs. */
export const GANVIL = fileURLToPath(new URL('../dist/ganvil.js', import.meta.url));

/** A GAN so small that it trains in a moment. */
export const TINY = [
  'gauss1d',
  ...['--width', '8', '--depth', '1', '--batch-size', '8', '--penalty', 'none'],
  ...['--sample-count', '4', '--evaluate-count', '20', '--sample-every', '0'],
];

export interface Result {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called once, with the running process. */
  readonly onStart?: (child: ChildProcess) => void;
  /** A shell line that runs the command in "$@". */
  readonly shell?: string;
}

/** Runs the command to its end. */
export function ganvil(args: readonly string[], { cwd, env, onStart, shell }: Options = {}): Promise<Result> {
  const line = [process.execPath, GANVIL, ...args];
  const [file, ...rest] = shell === undefined ? line : ['bash', '-c', shell, 'bash', ...line];
  const child = spawn(file, rest, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  onStart?.(child);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** A new folder, and how to be rid of it. */
export function temporary(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ganvil-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Path -> hash of every file below a folder. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    files
      .filter((name) => lstatSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

/** What runs that are the same have in common, byte by byte: all but the times in TensorBoard's file, and the name of the run in pictures. */
export function kept(run: string): Record<string, string> {
  const files = Object.entries(contents(run));
  const tensorboard = files.map(([name]) => name).find((name) => name.includes('tfevents'));
  const records = tensorboard ? withoutTimes(readFileSync(join(run, tensorboard))) : '';
  const rest = files
    .filter(([name]) => name !== tensorboard)
    .map(([name, hash]) => [name, name.endsWith('.png') ? withoutText(join(run, name)) : hash]);
  return { ...Object.fromEntries(rest), records };
}

/** The hash of a PNG without its chunks of text. */
function withoutText(file: string): string {
  const png = readFileSync(file);
  const hash = createHash('sha256');
  for (let at = 8; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at);
    if (!['tEXt', 'iTXt', 'zTXt'].includes(png.toString('latin1', at + 4, at + 8)))
      hash.update(png.subarray(at, end));
    at = end;
  }
  return hash.digest('hex');
}

/** The events in a TensorBoard file: each is a length, its checksum, a time (9 bytes) and the rest, a checksum. */
function withoutTimes(bytes: Buffer): string {
  const events: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    events.push(bytes.toString('hex', at + 12 + 9, at + 12 + length));
    at += length + 16;
  }
  return createHash('sha256').update(events.join('\n')).digest('hex');
}

/** Waits until `ready` holds. */
export async function until(ready: () => boolean, most = 60_000): Promise<void> {
  for (const end = Date.now() + most; !ready(); ) {
    if (Date.now() > end) throw new Error(`waited ${most} ms for ${ready}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
