// Serves folders on the loopback interface: `node serve.mjs [PORT] [--no-isolation]` serves the built page.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** Headers that make a page cross-origin isolated, so that it can use shared memory and threads. */
export const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** A content security policy for a page with Ganvil: no code but its own files, and WASM. */
export const contentSecurityPolicy = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
};

/** The file of a request in the first root that has it; undefined if none has. */
function find(roots, url) {
  for (const root of roots) {
    try {
      const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
      const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
      if (statSync(file).isFile()) return file;
    } catch {}
  }
  return undefined;
}

/** Starts a server for one or more folders; port 0 is any free one. `headers` may be a function of the path. */
export function serve(roots, port, headers = {}) {
  const server = createServer((request, response) => {
    const file = find([roots].flat(), request.url);
    if (!file) return void response.writeHead(404).end('not found');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const more = typeof headers === 'function' ? headers(request.url) : headers;
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...more });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({ server, url: `http://127.0.0.1:${server.address().port}/` });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = fileURLToPath(new URL('dist', import.meta.url));
  const port = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 8080);
  const headers = {
    ...contentSecurityPolicy,
    ...(process.argv.includes('--no-isolation') ? {} : isolation),
  };
  const { url } = await serve(dist, port, headers).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serve(dist, 0, headers);
  });
  console.log(`ganvil: the page is at ${url} (stop with Ctrl-C)`);
}
