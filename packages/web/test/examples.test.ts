// The examples for frameworks: in a project with the packed package they have types, also for mistakes, are built by Vite, and train.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, serve } from '../serve.mjs';
import { browserPath, openBrowser } from './browser.ts';
import { packedApp } from './packedApp.ts';

const root = new URL('..', import.meta.url).pathname;
const { app, remove } = packedApp();
const { resolve } = createRequire(join(root, 'package.json'));
afterAll(remove);
cpSync(join(root, 'examples'), join(app, 'examples'), { recursive: true });
mkdirSync(join(app, 'node_modules/@types'));
for (const name of ['react', 'react-dom', 'vue', '@vitejs', '@types/react', '@types/react-dom'])
  symlinkSync(join(root, 'node_modules', name), join(app, 'node_modules', name));

/** Mistakes that the types find: an unknown attribute, a value of another type, a field that an event lacks; in JSX, names with a hyphen may be unknown. */
const WRONG = {
  react: `import type {} from '@ganvil/web/react';
export const all = [
  // @ts-expect-error
  <gan-lab presets="ring8" />,
  // @ts-expect-error
  <gan-lab theme="blue" />,
  // @ts-expect-error
  <gan-lab ongan-step={({ detail }) => console.log(detail.steps)} />,
];
`,
  vue: `<script setup lang="ts">
import type {} from '@ganvil/web/vue';
</script>
<template>
  <!-- @vue-expect-error -->
  <gan-lab presets="ring8" />
  <!-- @vue-expect-error -->
  <gan-lab theme="blue" />
  <!-- @vue-expect-error -->
  <gan-lab @gan-steps="() => {}" />
  <!-- @vue-expect-error -->
  <gan-lab @gan-step="({ detail }) => console.log(detail.steps)" />
</template>
`,
};
writeFileSync(join(app, 'examples/react/Wrong.tsx'), WRONG.react);
writeFileSync(join(app, 'examples/vue/Wrong.vue'), WRONG.vue);

const checks = {
  react: [join(root, 'node_modules/.bin/tsc')],
  // vue-tsc needs a compiler that is a script, as TypeScript was before 7.
  vue: [
    process.execPath,
    '-e',
    `process.argv.splice(1, 0, 'vue-tsc'); require(${JSON.stringify(resolve('vue-tsc'))}).run(${JSON.stringify(resolve('@typescript/typescript6/lib/tsc.js'))})`,
    '--',
  ],
};

test.each(Object.entries(checks))('%s: types fit, and mistakes are found', (name, [program, ...first]) => {
  const check = () =>
    execFileSync(program, [...first, '-p', join(app, 'examples', name)], { encoding: 'utf8' });
  expect(check()).toBe('');
});

describe.skipIf(!browserPath)('in a browser', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => opened?.close());

  test.each(Object.keys(checks))('%s: attributes, events and methods work', async (name) => {
    const folder = join(app, 'examples', name);
    await vite.build({ root: folder, logLevel: 'silent', build: { target: 'es2022' } });
    const { server, url } = await serve(join(folder, 'dist'), 0, contentSecurityPolicy);
    const page = await opened.browser.newPage();
    await page.goto(url);
    await page.getByText('Ready.').waitFor();
    const train = page.getByRole('main').locator('> button');
    await train.click();
    await page.getByText(/^step \d+: the loss of D is \d/).waitFor();
    await page.getByLabel('Preset').selectOption('gauss1d');
    await page.waitForFunction(() => document.querySelector('gan-lab')?.session?.config.data === 'gauss1d');
    expect(await page.locator('gan-lab').getByLabel('Seed').isVisible()).toBe(false);
    await page.close();
    server.close();
  });
});
