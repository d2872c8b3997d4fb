// The one list of cases and the one list of gradients hold every file of their folders, and no two rows have one name.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Case, isDifferentiable, labelOf } from './cases/case.ts';
import { cases } from './cases/index.ts';
import { rows } from './gradients/index.ts';
import type { Row } from './gradients/row.ts';

/** The lists that the files of a folder export under the files' names. */
async function listsIn<T>(folder: string): Promise<Map<string, T[]>> {
  const lists = new Map<string, T[]>();
  for (const file of readdirSync(new URL(folder, import.meta.url))) {
    const name = file.replace(/\.ts$/, '');
    const list = (await import(`./${folder}/${name}.ts`))[name];
    if (Array.isArray(list)) lists.set(name, list);
  }
  return lists;
}

const twice = (names: string[]): string[] => names.filter((name, i) => names.indexOf(name) !== i);

describe('the list of cases', () => {
  it('holds those of every family', async () => {
    const all = new Set(cases);
    const lists = await listsIn<Case>('cases');
    const missing = [...lists].flatMap(([name, list]) => (list.every((row) => all.has(row)) ? [] : [name]));
    expect(missing.filter((name) => name !== 'lent')).toEqual([]);
    expect([...lists.values()].flat().filter((row) => all.has(row)).length).toBe(cases.length);
  });

  it('names each case once', () => {
    expect(twice(cases.map(labelOf))).toEqual([]);
  });

  it('has at least a thousand cases that central differences judge', () => {
    expect(cases.filter(isDifferentiable).length).toBeGreaterThan(1000);
  });
});

describe('the list of gradients', () => {
  it('holds those of every family', async () => {
    const lists = await listsIn<Row>('gradients');
    expect([...lists.values()].flat().length).toBe(rows.length);
  });

  it('names each row once', () => {
    expect(twice(rows.map(({ name }) => name))).toEqual([]);
  });
});
