import { type ChildProcess, spawn } from 'node:child_process';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { GANVIL } from './ganvil.ts';

/** A server that runs, as its tests use it. */
export interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Its exit code and what it said on stderr, once it has ended. */
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

/** Starts `ganvil serve` on any free port. */
export function serving(args: readonly string[], cwd?: string): Promise<Serving> {
  const child = spawn(process.execPath, [GANVIL, 'serve', '--port', '0', '--json', ...args], { cwd });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr }));
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => {
      const { url } = JSON.parse(String(line));
      resolve({ child, url, port: Number(new URL(url).port), ended });
    });
    void ended.then(({ code }) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
}

/** Sends bytes as they are; gives the status code of the answer, or what came instead. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? answer));
  });
}

/** Listens to a run. `text` is what came so far. */
export function listen(port: number): Promise<{ readonly text: string; close(): void }> {
  return new Promise((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path: '/run/follow' }, (response: IncomingMessage) => {
      const heard = { text: '', close: () => request.destroy() };
      if (response.statusCode !== 200) return reject(new Error(`${response.statusCode}`));
      response.setEncoding('utf8').on('data', (chunk: string) => {
        heard.text += chunk;
      });
      response.on('error', () => {});
      resolve(heard);
    });
    request.on('error', reject);
  });
}
