// The documentation is complete: links lead somewhere, names are current, exports are documented.
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { packages, root, type Source, sourcesIn, sourcesOf } from './sources.ts';
import { exportsOf } from './syntax.ts';

/** Exports that still have no documentation comment, by folder. These numbers may only fall. */
const UNDOCUMENTED: Readonly<Record<string, number>> = {
  'packages/kernels-as/assembly': 123,
};

const documents = sourcesIn('.', ['.md']);

/** GitHub's name for a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

function deadLinks({ path, text }: Source): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => {
    const [file, anchor] = link.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    if (anchor === undefined) return !existsSync(`${root}/${target}`);
    const page = documents.find((document) => document.path === target)?.text ?? '';
    return ![...page.matchAll(/^#+ (.*)$/gm)].some(([, heading]) => anchorOf(heading) === anchor);
  });
}

test('no link is dead', () => {
  expect(
    documents.flatMap((document) => deadLinks(document).map((link) => `${document.path}: ${link}`)),
  ).toEqual([]);
});

test('the pnpm that CONTRIBUTING names is the pinned one', () => {
  const [manifest] = sourcesIn('.', ['package.json']).filter(({ path }) => path === 'package.json');
  const { packageManager } = JSON.parse(manifest.text);
  expect(documents.find(({ path }) => path === 'CONTRIBUTING.md')?.text).toContain(packageManager);
});

test.each(packages)('exports of %s have a documentation comment', (folder) => {
  const missing = sourcesOf(folder).flatMap((source) =>
    exportsOf(source).flatMap(({ name, documented }) => (documented ? [] : [`${source.path}: ${name}`])),
  );
  expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(UNDOCUMENTED[folder] ?? 0);
});

test('every tool that a document names exists', () => {
  const tools = sourcesIn('tools').map(({ path }) => path);
  const missing = documents.flatMap(({ path, text }) => {
    const names = [...text.matchAll(/node tools\/run\.mjs\s+(\w+)/g)].map(([, name]) => `/${name}.ts`);
    const files = [...text.matchAll(/node (tools\/[\w/]+\.mjs)/g)].map(([, file]) => file);
    return [...names, ...files].flatMap((name) =>
      tools.some((tool) => tool.endsWith(name)) ? [] : [`${path}: ${name}`],
    );
  });
  expect(missing).toEqual([]);
});
