// The server of `ganvil serve`. It is read-only, and serves only what openServed.ts lists.
import { realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { EXIT, Failure } from '../node/exit.ts';
import { followRun } from './followRun.ts';
import { headersFor } from './headers.ts';
import { type OpenServed, servedFrom } from './openServed.ts';

/** What to serve, and where. */
export interface ServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The run to follow. */
  readonly run?: string;
  readonly isolated: boolean;
}

const LOOPBACK = /^(127(\.\d+){3}|localhost|::1)$/;
const MAX_LISTENERS = 32; // clients that follow a run at the same time
const MAX_CONNECTIONS = 256;

/** Starts a server; the result has the URL of its page. Throws a Failure if it cannot listen at the address. */
export async function startServer(options: ServerOptions): Promise<{ server: Server; url: string }> {
  const { host, port } = options;
  const run = options.run === undefined ? undefined : realpathSync(options.run);
  const headers = headersFor(options.isolated);
  const open = servedFrom(run);
  let listeners = 0;
  const server = createServer((request, response) => {
    response.on('error', () => {}); // the client has disconnected
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refuse(request, host);
    if (refusal) return void answer(response, ...refusal);
    const path = pathOf(request.url);
    if (path !== '/run/follow' || run === undefined) return void respond(open, path, request, response);
    if (listeners >= MAX_LISTENERS) return void answer(response, 503, 'too many listeners');
    listeners++;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const following = request.method === 'HEAD' ? Promise.resolve() : followRun(run, response);
    following
      .catch(() => {})
      .finally(() => {
        listeners--;
        response.end();
      });
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, host, port);
  const at = server.address() as AddressInfo;
  const name = at.family === 'IPv6' ? `[${at.address}]` : at.address;
  return { server, url: `http://${name}:${at.port}/` };
}

/** Why a request is refused. The check of the host name protects from DNS rebinding. */
function refuse({ method, headers }: IncomingMessage, host: string): [number, string] | undefined {
  if (method !== 'GET' && method !== 'HEAD') return [405, 'only GET and HEAD'];
  const asked = (headers.host ?? '').replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  if (LOOPBACK.test(host) && !LOOPBACK.test(asked)) return [421, 'not a name of this server'];
  return undefined;
}

/** The decoded path of a request; '' if it is invalid. */
function pathOf(url = ''): string {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return '';
  }
}

async function respond(
  open: OpenServed,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const served = await open(path);
    if (!served) return answer(response, 404, 'not found');
    const { handle, size, type } = served;
    response.writeHead(200, { 'content-type': type, 'content-length': size });
    if (request.method === 'HEAD' || size === 0) {
      await handle.close();
      response.end();
    } else await pipeline(handle.createReadStream({ end: size - 1 }), response); // not what was appended since
  } catch {
    response.destroy(); // the file or the client disappeared
  }
}

function answer(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const got = {
        EADDRINUSE: `expected a free port, got ${port}, which is in use; choose another one, or 0 for any free port`,
        EACCES: `expected a port that this user may open, got ${port}; choose one of at least 1024, or 0 for any free port`,
      }[code ?? ''];
      const line = got
        ? `--port: ${got}.`
        : `--host: expected an address of this machine, got ${host} (${code ?? message}).`;
      reject(new Failure(EXIT.io, line));
    });
    server.listen(port, host, resolve);
  });
}
