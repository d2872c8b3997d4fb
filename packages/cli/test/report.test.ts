// ganvil report and ganvil compare --html: one file that loads nothing, with the numbers of the runs, whatever names say.
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { escaped, htmlOf, tag } from '../src/report/html.ts';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read, train } = workplace();
const OFTEN = ['--steps', '20', '--evaluate-every', '10', '--metrics', 'meanError'];

beforeAll(async () => {
  expect(await train('run', ...OFTEN, '--loss', 'hinge')).toMatchObject({ code: 0 });
});

/** What a page asks a browser to load, besides itself. */
const loaded = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(?!data:image\/png;base64,)([^"]*)"|url\(|@import|<script/g)].map(
    ([found]) => found,
  );

/** Tags that are opened and not closed, or the other way round. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name, self] of html.matchAll(/<(\/?)([a-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (self || ['meta', 'img'].includes(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test('a run as one file: metrics, curves, pictures, settings, digest and the command that makes it again', async () => {
  const { code, stdout, stderr } = await ganvil(['report', at('run')]);
  expect(code, stderr).toBe(0);
  expect(stdout.trim()).toBe(at('run/report.html'));
  const html = read('run/report.html');
  expect(loaded(html)).toEqual([]);
  expect(unbalanced(html)).toEqual([]);
  expect(html).toContain(read('run/digest.txt').trim());
  expect(html).toContain('<th scope="row">loss</th><td>nonSaturating</td><td>hinge</td>');
  expect(html).toContain('data:image/png;base64,');
  expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4); // a metric, panel d, losses, networks
  const command = /<pre><code>ganvil (train[^<]*)<\/code>/.exec(html)![1].split(' ');
  const again = await ganvil([...command, '--out', at('again'), '--json', '-q']);
  expect(`${JSON.parse(again.stdout).digest}\n`).toBe(read('run/digest.txt'));
}, 60_000);

test('a run whose checkpoints are gone has a report of what is left', async () => {
  rmSync(at('again/checkpoints'), { recursive: true });
  const alarm = { type: 'alarm', step: 10, alarm: 'collapse', raised: true, message: 'one <class> is left' };
  appendFileSync(at('again/events.jsonl'), `${JSON.stringify(alarm)}\n`);
  const { code, stderr } = await ganvil(['report', at('again'), '--out', at('left.html')]);
  expect(code, stderr).toBe(0);
  expect(read('left.html')).toContain('No figures of the networks: ');
  expect(read('left.html')).toContain('<td>collapse</td><td>raised</td><td>one &lt;class&gt; is left</td>');
});

test('what is no run is refused as such', async () => {
  for (const path of [at('run/config.json'), at('nothing')])
    expect(await ganvil(['report', path])).toMatchObject({
      code: 66,
      stderr: `ganvil: ${path}: expected a run directory (with config.json), found none.\n`,
    });
});

test('a comparison with its table, seeds and commands', async () => {
  const settings = { width: 8, depth: 1, batchSize: 8, penalty: 'none', evaluateCount: 20, steps: 20 };
  const methods = { plain: {}, hinge: { loss: 'hinge' } };
  const shown = { ...settings, sampleCount: 4, evaluateEvery: 10, metrics: 'meanError' };
  writeFileSync(
    at('two.json'),
    JSON.stringify({ preset: 'gauss1d', settings: shown, methods, seeds: '0-1' }),
  );
  const asked = ['compare', at('two.json'), '--out', at('two'), '--html', at('two.html'), '--json', '-q'];
  const { code, stdout, stderr } = await ganvil(asked);
  expect(code, stderr).toBe(0);
  const html = read('two.html');
  expect(loaded(html)).toEqual([]);
  expect(unbalanced(html)).toEqual([]);
  for (const { runs } of JSON.parse(stdout).rows)
    for (const { digest } of runs) expect(html).toContain(digest);
  expect(html).toContain(', p 0.50');
  expect(html).toContain(
    '<th scope="row">loss</th><td>nonSaturating</td><td>nonSaturating</td><td>hinge</td>',
  );
  const { stdout: file } = await ganvil(['report', at('two')]);
  expect(file.trim()).toBe(at('two/report.html'));
}, 60_000);

test('what is no run and no comparison is refused in one line', async () => {
  mkdirSync(at('nothing'));
  expect(await ganvil(['report', at('nothing')])).toMatchObject({ code: 66 });
  expect(await ganvil(['report', at('missing')])).toMatchObject({ code: 66 });
  expect(await ganvil(['report', at('run'), '--out', at('nothing')])).toMatchObject({ code: 64 });
  expect(await ganvil(['report'])).toMatchObject({ code: 64 });
});

test('text is escaped in elements and in attributes', () => {
  expect(escaped('<b a="1">&')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;');
  expect(htmlOf(tag('p', { title: '"><script>' }, '<script>', 3, [tag('b', {}, 'x')]))).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;script&gt;3<b>x</b></p>',
  );
});
