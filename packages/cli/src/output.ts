// stdout carries results, stderr everything else. A reader that has gone away never stops a training.
import { EXIT, oneLine } from './exit.ts';

/** What tfjs says when it is not the only copy: of no use here. */
const CHATTER = /Platform node has already been set|running TensorFlow\.js in Node/;
const closed = new Set<NodeJS.WriteStream>();

/** Keeps a broken pipe from being an error; any other failure to write a result is an I/O error at the end. */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    closed.add(process.stdout);
    if (error.code !== 'EPIPE') process.exitCode = EXIT.io;
  });
  process.stderr.on('error', () => closed.add(process.stderr));
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
