// `ganvil serve`, asked by real requests.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ganvil, until } from './ganvil.ts';
import { listen, raw, type Serving, serving } from './served.ts';
import { STEPS, trainReference, workplace } from './workplace.ts';

const { at, read, train } = workplace();
trainReference(train);
let server: Serving;
beforeAll(async () => {
  server = await serving([at('reference')]);
});
afterAll(() => void server.child.kill());

const base = () => `http://127.0.0.1:${server.port}`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what is served', () => {
  test('the page, isolated, under a strict policy', async () => {
    const page = await fetch(`${base()}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/^<!doctype html>/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'content-security-policy': expect.stringContaining("script-src 'self' 'wasm-unsafe-eval';"),
      'x-content-type-options': 'nosniff',
    });
    const worker = await fetch(`${base()}/worker.js`);
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const head = await fetch(`${base()}/watch.html`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('without isolation when so asked, and nothing of any run without one', async () => {
    const plain = await serving(['--no-isolation']);
    const page = await fetch(plain.url);
    expect(page.headers.get('cross-origin-opener-policy')).toBe(null);
    expect(page.headers.get('content-security-policy')).not.toBe(null);
    for (const path of ['run/config.json', 'run/follow'])
      expect((await fetch(plain.url + path)).status).toBe(404);
    plain.child.kill();
  });

  test.each([
    'config.json',
    'events.jsonl',
    'digest.txt',
    'samples/000000020.png',
    'checkpoints/checkpoints.json',
    'checkpoints/000000100.safetensors',
  ])('of a run: %s', async (name) => {
    const bytes = new Uint8Array(await (await fetch(`${base()}/run/${name}`)).arrayBuffer());
    expect(sha256(bytes)).toBe(sha256(readFileSync(at(`reference/${name}`))));
  });
});

describe('a run that is watched', () => {
  test('is told of from its start, as it grows, and anew when it was rewound', async () => {
    expect(await train('grown', ...STEPS, '--steps', '30')).toMatchObject({ code: 0 });
    const live = await serving(['grown'], at('.')); // a path from where one is
    const heard = await listen(live.port);
    await until(() => heard.text.includes('"type":"end"'));
    expect(heard.text).toMatch(/^event: begin\ndata: {}\n\nevent: config\ndata: {\n/);
    const resumed = await ganvil(['resume', at('grown'), '--steps', '60']);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    await until(() => heard.text.includes('"type":"end","step":60'));
    const last = heard.text.slice(heard.text.lastIndexOf('event: begin'));
    const lines = [...last.matchAll(/^data: (\{"type".*)$/gm)].map(([, line]) => `${line}\n`);
    expect(lines.join('')).toBe(read('grown', 'events.jsonl'));
    heard.close();
    live.child.kill();
  });

  test('may be told to many, not to any number', async () => {
    const all = await Promise.all(Array.from({ length: 32 }, () => listen(server.port)));
    await expect(listen(server.port)).rejects.toThrow('503');
    // Before they leave: what a closed connection has not read never comes.
    await until(() => all.every(({ text }) => text.includes('event: lines')));
    for (const one of all) one.close();
    const again = await retry(() => listen(server.port));
    again.close();
  });
});

/** Asks again until the server has noticed who left. */
async function retry<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const asked = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
const path = (text: string) => asked(`GET ${text}`);

describe('what is refused', () => {
  test.each([
    ['a way out', path('/../../../../etc/passwd'), '404'],
    ['a way out of the run', path('/run/../reference/config.json'), '404'],
    ['a way out by a folder', path('/run/samples/../config.json'), '404'],
    ['a way out, encoded', path('/run/%2e%2e%2f%2e%2e%2fetc/passwd'), '404'],
    ['a way out, encoded twice', path('/run/%252e%252e/config.json'), '404'],
    ['a way out, the other slash', path('/run/..\\config.json'), '404'],
    ['an absolute path', path('//etc/passwd'), '404'],
    ['a NUL', path('/run/config.json%00.png'), '404'],
    ['a path that is no UTF-8', path('/%ff%fe'), '404'],
    ['half a percent sign', path('/%'), '404'],
    ['the lock of a run', path('/run/lock'), '404'],
    ['a picture that is not there', path('/run/samples/999999.png'), '404'],
    ['a folder', path('/run/samples/'), '404'],
    ['a property of every object', path('/constructor'), '404'],
    ['a very long path', path(`/${'a'.repeat(100_000)}`), '431'],
    ['another method', asked('POST /'), '405'],
    ['a method that writes', asked('DELETE /run/config.json'), '405'],
    ['no method at all', asked('SPY /'), '400'],
    ['no HTTP', '\x16\x03\x01\x00\xa5\x01\x00\r\n\r\n', '400'],
    ['a foreign name', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', '421'],
    ['a name that begins well', 'GET / HTTP/1.1\r\nHost: localhost.evil\r\nConnection: close\r\n\r\n', '421'],
    ['no name', 'GET / HTTP/1.0\r\n\r\n', '421'],
  ])('%s', async (_, text, code) => {
    expect(await raw(server.port, text)).toBe(code);
    expect((await fetch(`${base()}/run/digest.txt`)).status).toBe(200);
  });

  test('links out of the run, pipes and folders in the place of its files', async () => {
    const run = at('linked');
    cpSync(at('reference'), run, { recursive: true });
    writeFileSync(at('secret'), 'secret\n');
    for (const name of ['digest.txt', 'events.jsonl']) {
      rmSync(`${run}/${name}`);
      symlinkSync(at('secret'), `${run}/${name}`);
    }
    renameSync(`${run}/samples`, at('pictures'));
    symlinkSync(at('pictures'), `${run}/samples`);
    rmSync(`${run}/checkpoints/000000100.safetensors`);
    mkdirSync(`${run}/checkpoints/000000100.safetensors`);
    rmSync(`${run}/checkpoints/checkpoints.json`);
    execFileSync('mkfifo', [`${run}/checkpoints/checkpoints.json`]);
    const hostile = await serving([run]);
    const names = [
      'digest.txt',
      'events.jsonl',
      'samples/000000020.png',
      'checkpoints/000000100.safetensors',
    ];
    for (const name of [...names, 'checkpoints/checkpoints.json']) {
      const { status } = await fetch(`http://127.0.0.1:${hostile.port}/run/${name}`);
      expect(status, name).toBe(404);
    }
    const heard = await listen(hostile.port);
    await until(() => heard.text.includes('event: config'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(heard.text).not.toContain('secret');
    heard.close();
    hostile.child.kill();
  });
});

describe('how it starts and ends', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it cleanly while it is being listened to',
    async (signal) => {
      const live = await serving([at('reference')]);
      await listen(live.port);
      live.child.kill(signal);
      const { code, stderr } = await live.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^ganvil: serving .*\n$/) });
    },
  );

  test.each([
    [
      'a port that is taken',
      () => ['--port', `${server.port}`],
      74,
      /--port: expected a free port, got \d+, which/,
    ],
    ['no port', () => ['--port', 'http'], 64, /--port: expected a number from 0 to 65535, got "http"/],
    ['a port out of range', () => ['--port', '65536'], 64, /--port: .*"65536"/],
    ['another machine', () => ['--host', '192.0.2.1'], 74, /--host: expected an address of this machine/],
    ['no run', () => [at('nowhere')], 66, /expected a run directory/],
  ])('%s', async (_, args, code, says) => {
    const result = await ganvil(['serve', ...args()]);
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(/^ganvil: [^\n]+\n$/);
    expect(result.stderr).toMatch(says);
  });
});
