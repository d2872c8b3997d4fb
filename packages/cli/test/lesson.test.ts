// `ganvil lesson`: what it prints and writes, and how it checks an answer.
import { readFileSync } from 'node:fs';
import { lessons } from '@ganvil/core';
import { expect, test } from 'vitest';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();
const lesson = (...args: string[]) => ganvil(['lesson', ...args]);

test('prints numbers, writes figures and checks the answer of theory', async () => {
  const { stdout, code } = await lesson('bilinear-game', '--out', at('bilinear'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/distance after 100 steps at once +1\.6446\n/);
  expect(stdout).toMatch(/by theory 1\.6446, measured 1\.6446, limit 0\.05: right\n +digest [0-9a-f]{64}\n$/);
  expect(readFileSync(at('bilinear/1-plain.svg'), 'utf8')).toMatch(/^<svg /);
  const { stdout: json } = await lesson('bilinear-game', '--out', at('again'), '--json');
  const { digest, steps, task } = JSON.parse(json);
  expect(stdout).toContain(digest);
  expect(steps).toHaveLength(2);
  expect(steps[0].files).toEqual([at('again/1-plain.svg')]);
  expect(task).toMatchObject({ limit: 0.05, holds: true });
});

test('a wrong answer has an exit code of its own, an unknown lesson a suggestion', async () => {
  const out = ['--out', at('wrong')];
  expect(await lesson('bilinear-game', '--answer', '1.62', ...out)).toMatchObject({ code: 0 });
  const wrong = await lesson('bilinear-game', '--answer', '1', ...out);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.stdout).toContain('your answer 1, measured 1.6446, limit 0.05: wrong');
  expect(await lesson('bilinear-gam')).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/^ganvil: arguments: expected one of .*did you mean bilinear-game\?/),
  });
  expect(await lesson('bilinear-game', '--answer', 'much')).toMatchObject({
    code: 64,
    stderr: 'ganvil: --answer: expected a number, got "much".\n',
  });
});

test('without a name, and in list, every lesson is listed with its question', async () => {
  const [all, listed] = await Promise.all([lesson('--json'), ganvil(['list', 'lessons', '--json'])]);
  const rows: { name: string; question: string }[] = JSON.parse(all.stdout);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(lessons));
  const questions = Object.fromEntries(rows.map(({ name, question }) => [name, { help: question }]));
  expect(JSON.parse(listed.stdout)).toEqual(questions);
  expect((await lesson()).stdout).toContain(rows[0].question.slice(0, 20));
  const page = readFileSync(new URL('../../../docs/lessons.md', import.meta.url), 'utf8');
  const written = [...page.matchAll(/^\| `(.+?)` *\| (.+?) *\|$/gm)].map(([, name, question]) => [
    name,
    question,
  ]);
  expect(written).toEqual(rows.map(({ name, question }) => [name, question]));
});
