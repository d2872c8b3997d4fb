// What the documentation points at is there.
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { root, type Source, sourcesIn } from './sources.ts';

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
