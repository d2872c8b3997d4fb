// `ganvil serve` of a folder of runs, with a token, and its numbers for Prometheus.
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ganvil, TINY } from './ganvil.ts';
import { raw, type Serving, serving } from './served.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();
const TOKEN = 'a-secret-of-16-or-more';
let server: Serving;
const base = () => `http://127.0.0.1:${server.port}`;
const headers = { authorization: `Bearer ${TOKEN}` };
const code = async (path: string, init: RequestInit = { headers }) =>
  (await fetch(`${base()}${path}`, init)).status;

beforeAll(async () => {
  for (const name of ['one', 'two "2"']) {
    const done = await ganvil(['train', ...TINY, '--steps', '10', '--out', at(`runs/${name}`), '--quiet']);
    expect(done, done.stderr).toMatchObject({ code: 0 });
  }
  symlinkSync('/etc', at('runs/outside'));
  writeFileSync(at('token'), `${TOKEN}\n`);
  chmodSync(at('token'), 0o600);
  server = await serving([at('runs'), '--token', at('token')]);
});
afterAll(() => void server.child.kill());

describe('a folder of runs', () => {
  test('is listed, and each run has its page and files', async () => {
    expect(server.url).toBe(`${base()}/runs/?token=${TOKEN}`);
    const list = await (await fetch(`${base()}/runs/`, { headers })).text();
    expect(list).toContain('<a href="one/watch.html">one</a>');
    expect(list).toContain('<a href="two%20%222%22/watch.html">two &quot;2&quot;</a>');
    for (const path of [
      '/',
      '/runs/one/watch.html',
      '/runs/one/watch.js',
      '/runs/two%20%222%22/run/events.jsonl',
    ])
      expect(await code(path), path).toBe(200);
    const config = await fetch(`${base()}/runs/one/run/config.json`, { headers });
    expect(await config.text()).toBe(read('runs/one/config.json'));
  });

  test('leads nowhere else', async () => {
    for (const path of [
      '/run/config.json',
      '/runs/one/run/lock',
      '/runs/outside/run/passwd',
      '/runs/three/watch.html',
      '/runs/one',
      '/runs/one/run/%2e%2e/%2e%2e/two/config.json',
    ])
      expect(await code(path), path).toBe(404);
    const get = (path: string) =>
      raw(
        server.port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n\r\n`,
      );
    for (const path of ['/runs/one/run/../../../../etc/passwd', '/runs/../runs/one/run/lock', '//etc/passwd'])
      expect(await get(path), path).toBe('404');
  });

  test('gives Prometheus gauges of all runs', async () => {
    const answer = await fetch(`${base()}/metrics`, { headers });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(# (HELP|TYPE) ganvil_\w+ .+|ganvil_\w+\{(\w+="(\\.|[^"\\])*",?)+\} (-?[\d.e+-]+|NaN|[+-]Inf))$/,
      );
    expect(text).toContain('ganvil_run_step{run="one"} 10\n');
    expect(text).toContain('ganvil_run_state{run="two \\"2\\"",state="finished"} 1\n');
    expect(text).toMatch(/ganvil_run_scalar\{run="one",name="loss\/D"\} [\d.]+\n/);
    expect(text).toMatch(/ganvil_run_metric\{run="one",name="mmd"\} [\d.]+\n/);
  });
});

test('without the token nothing is told, and the address with it leads to a cookie', async () => {
  for (const path of [
    '/',
    '/runs/',
    '/metrics',
    '/runs/one/run/config.json',
    '/?token=a-secret-of-16-or-less',
  ])
    expect(await code(path, {}), path).toBe(401);
  const sent = await fetch(`${base()}/runs/?token=${TOKEN}`, { redirect: 'manual' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/runs/']);
  const cookie = sent.headers.get('set-cookie')!;
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(await code('/runs/', { headers: { cookie: `a=b; ${cookie.split(';')[0]}` } })).toBe(200);
  const away = await fetch(`${base()}//example.org/?token=${TOKEN}`, { redirect: 'manual' });
  expect(away.headers.get('location')).toBe('/example.org/');
  writeFileSync(at('short'), 'short\n');
  expect(await ganvil(['serve', at('runs'), '--token', at('short')])).toMatchObject({ code: 78 });
  expect(await ganvil(['serve', at('runs'), '--token', at('nowhere')])).toMatchObject({ code: 74 });
});

test('beyond the machine runs have a token unless it is declined', async () => {
  for (const [args, token] of [
    [[at('runs/one'), '--host', '0.0.0.0'], true],
    [[at('runs/one'), '--host', '0.0.0.0', '--token', 'none'], false],
    [['--host', '0.0.0.0'], false],
  ] as const) {
    const other = await serving(args);
    expect(other.url.includes('?token='), args.join(' ')).toBe(token);
    other.child.kill();
    await other.ended;
  }
});
