// The server of `ganvil serve`. It is read-only, and serves only what openServed.ts lists.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { EXIT, Failure } from '../node/exit.ts';
import { followRun } from './followRun.ts';
import { headersFor } from './headers.ts';
import { METRICS_TYPE, metricsText } from './metricsText.ts';
import { type OpenServed, servedFrom } from './openServed.ts';
import { runsPage } from './runsPage.ts';
import type { RunsServed } from './runsServed.ts';
import { cookieOf, shownBy } from './token.ts';

/** What to serve, and where. */
export interface ServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The run to follow, or several. */
  readonly runs: RunsServed;
  /** What a client must show; undefined: nothing. */
  readonly token?: string;
  readonly isolated: boolean;
}

/** Addresses that only this machine reaches. */
export const LOOPBACK = /^(127(\.\d+){3}|localhost|::1)$/;
const MAX_LISTENERS = 32; // clients that follow a run at the same time
const MAX_CONNECTIONS = 256;

/** A run that a request is about, by its real path, and the rest of the request's path. */
interface Asked {
  readonly root?: string;
  readonly path: string;
}

/** What of a path names a run: `/runs/NAME/…` of a folder, anything of a single run. */
function askedOf(runs: RunsServed, path: string): Asked {
  if (runs.single !== undefined || !path.startsWith('/runs/')) return { root: runs.single, path };
  const rest = path.slice('/runs/'.length);
  const found = [...runs.all()].find(([name]) => rest.startsWith(`${name}/`));
  return found ? { root: found[1], path: rest.slice(found[0].length) } : { path };
}

/** Starts a server; the result has the URL of its page. Throws a Failure if it cannot listen at the address. */
export async function startServer(options: ServerOptions): Promise<{ server: Server; url: string }> {
  const { host, port, runs, token } = options;
  const headers = headersFor(options.isolated);
  const open = servedFrom();
  const follow = followers();
  const server = createServer((request, response) => {
    response.on('error', () => {}); // the client has disconnected
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refuse(request, host);
    if (refusal) return void answer(response, ...refusal);
    if (token !== undefined && !mayAsk(request, response, token)) return;
    const whole = pathOf(request.url);
    if (whole === '/metrics') return void answer(response, 200, metricsText(runs.all()), METRICS_TYPE);
    if (whole === '/runs/')
      return void answer(response, 200, runsPage(runs.all()), 'text/html; charset=utf-8');
    const { root, path } = askedOf(runs, whole);
    if (path === '/run/follow' && root !== undefined) return void follow(root, request, response);
    void respond((name) => open(name, root), path, request, response);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, host, port);
  const at = server.address() as AddressInfo;
  const name = at.family === 'IPv6' ? `[${at.address}]` : at.address;
  return { server, url: `http://${name}:${at.port}/` };
}

/** Whether a request shows the token; if not, or where the browser is sent on, it is answered. */
function mayAsk(request: IncomingMessage, response: ServerResponse, token: string): boolean {
  const shown = shownBy(request, token);
  if (shown === 'header') return true;
  if (shown === undefined)
    answer(response, 401, 'expected the token of this server, as in the address that it printed');
  else {
    response.setHeader('set-cookie', cookieOf(token));
    response.writeHead(303, { location: encodeURI(pathOf(request.url)).replace(/^\/+/, '/') || '/' }).end();
  }
  return false;
}

/** Streams runs to a bounded number of clients. */
function followers(): (root: string, request: IncomingMessage, response: ServerResponse) => void {
  let listeners = 0;
  return (root, request, response) => {
    if (listeners >= MAX_LISTENERS) return answer(response, 503, 'too many listeners');
    listeners++;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const following = request.method === 'HEAD' ? Promise.resolve() : followRun(root, response);
    following
      .catch(() => {})
      .finally(() => {
        listeners--;
        response.end();
      });
  };
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

function answer(
  response: ServerResponse,
  code: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(code, { 'content-type': type }).end(text.endsWith('\n') ? text : `${text}\n`);
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
