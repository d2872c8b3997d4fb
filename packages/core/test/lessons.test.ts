// Lessons: each runs, is the same for the same seed, gives figures that can be read, and has a task that tells right from wrong.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../src/config/resolveConfig.ts';
import { checkTask, digestOfLesson, lessonNumbers, teach } from '../src/inference/teach.ts';
import { lessons } from '../src/lessons/index.ts';
import type { Findings, Lesson } from '../src/lessons/types.ts';
import * as tf from '../src/tf.ts';
import { startBackend } from '../src/training/startBackend.ts';
import { expectWellFormed } from './expectWellFormed.ts';

const table: Readonly<Record<string, Lesson>> = lessons;

/** All of them take minutes whole: node tools/slowTests.mjs. */
const SHARE = process.env.GANVIL_NIGHT ? 1 : 0.05;

async function taken(lesson: Lesson, seed: number): Promise<Findings[]> {
  const found: Findings[] = [];
  for await (const one of teach(lesson, seed, SHARE)) found.push(one);
  return found;
}

const digests: Readonly<Record<string, Record<'whole' | 'shortened', string>>> = JSON.parse(
  readFileSync(new URL('./lessonDigests.json', import.meta.url), 'utf8'),
);

describe.each(Object.entries(table))('lesson %s', (name, lesson) => {
  test('says what it asks, where that comes from, and opens runs that exist', () => {
    const { title, help, source, steps, task } = lesson;
    expect(title).toMatch(/^[A-Z0-9]/);
    expect(help).toMatch(/^[^.?]+\?$/);
    expect(source).toMatch(/\d{4}/);
    expect(steps.length).toBeGreaterThan(0);
    for (const { text, config } of steps) {
      expect(text).toMatch(/[.:?]$/);
      if (config) resolveConfig({ ...config.changes }, config.preset);
    }
    expect(task.question).toMatch(/[?.]$/);
    expect(task.limit).toBeGreaterThan(0);
  });

  test('runs to its digest, with figures, and its task tells right from wrong', {
    timeout: 180_000,
  }, async () => {
    await startBackend(resolveConfig());
    const before = tf.memory().numTensors;
    const found = await taken(lesson, 0);
    expect(tf.memory().numTensors).toBe(before);
    // The same on every machine. After a change that is meant, write what is found into the file, also with GANVIL_NIGHT=1.
    expect(digestOfLesson(found)).toBe(digests[name]?.[SHARE === 1 ? 'whole' : 'shortened']);

    const names = found.flatMap(({ numbers }) => Object.keys(numbers));
    expect(new Set(names).size).toBe(names.length);
    const numbers = lessonNumbers(found);
    for (const [name, value] of Object.entries(numbers)) expect(value, name).toSatisfy(Number.isFinite);
    expect(found.some(({ figures }) => figures !== undefined)).toBe(true);
    for (const svg of found.flatMap(({ figures = {} }) => Object.values(figures))) expectWellFormed(svg);

    const { task } = lesson;
    if (SHARE === 1)
      expect(checkTask(task, numbers)).toMatchObject({ holds: true, answer: task.expected(numbers) });
    const measured = task.measured(numbers);
    expect(checkTask(task, numbers, measured).holds).toBe(true);
    for (const wrong of [measured - 1.01 * task.limit, measured + 1.01 * task.limit])
      expect(checkTask(task, numbers, wrong).holds).toBe(false);
  });
});

test('a lesson is the same each time for a seed, and another one for another seed', async () => {
  await startBackend(resolveConfig());
  const digests = [];
  for (const seed of [5, 5, 6]) digests.push(digestOfLesson(await taken(table.memorising, seed)));
  expect(digests[1]).toBe(digests[0]);
  expect(digests[2]).not.toBe(digests[0]);
});

test('who leaves a lesson early leaves no tensors', async () => {
  await startBackend(resolveConfig());
  const before = tf.memory().numTensors;
  for await (const { numbers } of teach(table['first-figure'], 3)) {
    expect(Object.keys(numbers).length).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    break;
  }
  expect(tf.memory().numTensors).toBe(before);
});
