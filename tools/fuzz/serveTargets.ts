// The HTTP server of `ganvil serve`, by raw bytes on a connection.
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { runsServed } from '../../packages/cli/src/serve/runsServed.ts';
import { startServer } from '../../packages/cli/src/serve/startServer.ts';
import { trainedRun } from './trainedRun.ts';
import type { Target } from './types.ts';

const SECRET = 'a file that is not served';
const PATIENCE = 5000; // milliseconds
let started: Promise<number> | undefined;

async function start(folder: string): Promise<number> {
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  const runs = runsServed(trainedRun(folder));
  const { server } = await startServer({ host: '127.0.0.1', port: 0, runs, isolated: false });
  return (server.address() as AddressInfo).port;
}

const get = (path: string, more = '') =>
  new TextEncoder().encode(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${more}\r\n`);

/** What the server answers; throws an Error where it is neither an answer nor the end of the connection. */
function answerTo(port: number, bytes: Uint8Array, patience = 200): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const timer = setTimeout(() => socket.destroy(), patience); // a request that is not whole, or a stream of events
    socket.setTimeout(PATIENCE, () => reject(new Error('no answer')));
    socket.on('data', (piece) => (text += piece.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
    socket.end(bytes);
  });
}

/** By the name of what is read. */
export const serveTargets: Readonly<Record<string, Target>> = {
  http: {
    seeds: () => [
      ...['/', '/metrics', '/runs/', '/run/config.json', '/run/samples/000000010.png'].map((path) =>
        get(path),
      ),
      ...['/run/../secret.txt', '/run/%2e%2e/secret.txt', '/run//../../secret.txt'].map((path) => get(path)),
      get('/run/events.jsonl', 'Range: bytes=0-10\r\nCookie: ganvil=x\r\nAuthorization: Bearer x\r\n'),
    ],
    async read(bytes, folder) {
      started ??= start(folder);
      const port = await started;
      const text = await answerTo(port, bytes);
      if (text !== '' && !/^HTTP\/1\.1 [2-5]\d\d /.test(text))
        throw new Error(`answer: ${text.slice(0, 100)}`);
      if (text.includes(SECRET)) throw new Error('it serves a file beside the run');
      const alive = await answerTo(port, get('/metrics'), PATIENCE - 1);
      if (!alive.startsWith('HTTP/1.1 200 ')) throw new Error(`the server is gone: ${alive.slice(0, 100)}`);
    },
  },
};
