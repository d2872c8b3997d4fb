// stdout carries results, stderr everything else. A closed pipe never stops a training.
import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { EXIT, explain, oneLine } from '../node/exit.ts';

/** Warnings of tfjs about a second copy, which do not matter here. */
const CHATTER = /Platform node has already been set|running TensorFlow\.js in Node/;
const closed = new Set<NodeJS.WriteStream>();

/** Ignores broken pipes; any other failure to write to stdout becomes the exit code of an I/O error. */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    closed.add(process.stdout);
    if (error.code === 'EPIPE') return;
    process.exitCode = EXIT.io;
    say(`ganvil: stdout: ${explain(error)?.message ?? error.message}`);
  });
  process.stderr.on('error', () => closed.add(process.stderr));
  process.on('exit', leaveLostTerminal);
  sendWarnings(say);
}

/** Writes nothing from now on: another process speaks for this one. */
export function silence(): void {
  closed.add(process.stdout).add(process.stderr);
}

/** Redirects the warnings of libraries to `to`, since progress may be drawing on stderr. */
export function sendWarnings(to: (line: string) => void): void {
  console.warn = (...values: unknown[]) => {
    const line = oneLine(values.join(' '));
    if (!CHATTER.test(line)) to(line);
  };
}

/** Prints a result to stdout. */
export function print(text: string): void {
  if (!closed.has(process.stdout)) process.stdout.write(`${text}\n`);
}

/** Prints bytes to stdout; resolves when they have left the process or stdout is closed. */
export async function printBytes(bytes: Uint8Array): Promise<void> {
  if (closed.has(process.stdout)) return;
  await new Promise<void>((done) => process.stdout.write(bytes, () => done()));
}

/** Prints one JSON object to stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Writes text to stderr as it is. */
export function writeError(text: string): void {
  if (!closed.has(process.stderr)) process.stderr.write(text);
}

/** Prints one line to stderr. */
export function say(line: string): void {
  writeError(`${oneLine(line)}\n`);
}

/** Waits until all output has left the process. */
export async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (!closed.has(stream)) await new Promise<void>((done) => stream.write('', () => done()));
  }
}

const terminals = [0, 1, 2].filter((fd) => isatty(fd));

/** Closes a terminal that has disappeared: on exit Node would fail to reset it and abort. */
function leaveLostTerminal(): void {
  for (const fd of terminals.filter((fd) => !isatty(fd))) closeSync(fd);
}
