// stdout carries results, stderr everything else. A reader that has gone away never stops a training.
import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { EXIT, explain, oneLine } from '../node/exit.ts';

/** What tfjs says when it is not the only copy: of no use here. */
const CHATTER = /Platform node has already been set|running TensorFlow\.js in Node/;
const closed = new Set<NodeJS.WriteStream>();

/** Keeps a broken pipe from being an error; any other failure to write a result is an I/O error at the end. */
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

/** Sends what libraries warn of to `to`, which may be drawing at that moment. */
export function sendWarnings(to: (line: string) => void): void {
  console.warn = (...values: unknown[]) => {
    const line = oneLine(values.join(' '));
    if (!CHATTER.test(line)) to(line);
  };
}

/** A result, to stdout. */
export function print(text: string): void {
  if (!closed.has(process.stdout)) process.stdout.write(`${text}\n`);
}

/** Bytes, to stdout; resolves when they have left the process, or nobody reads them. */
export async function printBytes(bytes: Uint8Array): Promise<void> {
  if (closed.has(process.stdout)) return;
  await new Promise<void>((done) => process.stdout.write(bytes, () => done()));
}

/** One JSON object, to stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Raw text to stderr. */
export function writeError(text: string): void {
  if (!closed.has(process.stderr)) process.stderr.write(text);
}

/** One line to stderr. */
export function say(line: string): void {
  writeError(`${oneLine(line)}\n`);
}

/** Waits until what was printed has left the process. */
export async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (!closed.has(stream)) await new Promise<void>((done) => stream.write('', () => done()));
  }
}

const terminals = [0, 1, 2].filter((fd) => isatty(fd));

/** Lets go of a terminal that has gone away: at its end Node would fail to give it back and abort. */
function leaveLostTerminal(): void {
  for (const fd of terminals.filter((fd) => !isatty(fd))) closeSync(fd);
}
