// Diagnoses of a run in the lab: those of the command, its alarms in plain words, its numbers as curves.
import { openDataset, resolveConfig, startBackend, train } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

/** Explodes at the 13th step, and diverges soon after. */
const EXPLODING = {
  ...{ preset: 'gauss1d', steps: 14, sampleEvery: 1, width: 8, depth: 1, batchSize: 4, seed: 2 },
  ...{ penalty: 'none', penaltyWeight: 1, emaDecay: 0 },
  ...{ loss: 'wasserstein', optimizer: 'sgd', learningRateG: 0.14, learningRateD: 0.14 },
};
const linkOf = (settings: object, acts: string) =>
  `#${new URLSearchParams({ ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, String(value)])), acts })}`;

/** Diagnoses and alarms of the command up to a step. */
async function inNode({ preset, ...input }: Record<string, unknown>, last: number) {
  const config = resolveConfig(input, preset as string);
  await startBackend(config);
  const [steps, alarms]: [number[], string[]] = [[], []];
  const values: Record<string, number>[] = [];
  for await (const event of train(config, (await openDataset(config)).dataset)) {
    if (event.step > last) break;
    if (event.type === 'alarm') alarms.push(event.message);
    if (event.type !== 'diagnosis') continue;
    steps.push(event.step);
    values.push({ ...event.values, ...event.layers });
  }
  return { steps, values, alarms };
}

describe.skipIf(!browserPath)('a diagnosed run', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  const foundBy = (page: Parameters<typeof labOf>[0]) =>
    labOf(page, ({ lab }) => ({
      steps: lab!.diagnoses.x,
      columns: lab!.diagnoses.columns,
      alarms: lab!.alarms.map(({ message }) => message),
    }));

  test('is diagnosed at the steps of its preset, with the numbers of the command', async () => {
    const settings = { preset: 'ring8', width: 16, batchSize: 32, seed: 3 };
    const every = resolveConfig({}, 'ring8');
    const last = 2 * (every.evaluateEvery || every.sampleEvery);
    const page = await pages.page(linkOf(settings, `b${last}`));
    const { steps, values, alarms } = await inNode(settings, last);
    const found = await foundBy(page);
    expect(steps).toHaveLength(2);
    expect(found.steps).toEqual(steps);
    expect(found.alarms).toEqual(alarms);
    for (const [name, column] of Object.entries(found.columns))
      expect(column, name).toEqual(values.map((one) => one[name]));
    await page.getByText('Diagnosis', { exact: true }).click();
    await page.getByText('Variety of the samples').waitFor();
    await page.getByText('Gradient norm of G, by layer').waitFor();
    await page.close();
  });

  test('says each alarm in one sentence with the step and what to try, as the form calls it, to screen readers too', async () => {
    const page = await pages.page(linkOf(EXPLODING, 'b13'));
    const { alarms } = await inNode(EXPLODING, 13);
    const raised = alarms.filter((message) => !message.endsWith(' is over.'));
    expect(raised.length).toBeGreaterThan(0);
    expect((await foundBy(page)).alarms).toEqual(alarms);
    const list = page.getByRole('log', { name: 'Alarms' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(raised.length);
    const lines = await list.getByRole('listitem').allTextContents();
    for (const [i, line] of lines.entries()) {
      expect(line).toMatch(/^Step \d+: [^;]+; [^;]+; in Settings, try [^;]+\./);
      expect(line).not.toMatch(/--|[a-z][A-Z]/);
      expect(line.split(';')[0]).toBe(raised[i].split(';')[0]);
    }
    const over = lines.filter((line) => /Over: step \d+\.$/.test(line));
    expect(over).toHaveLength(alarms.length - raised.length);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(0);
    await phase(page, 'paused');
    await page.close();
  });

  test('says "Equilibrium" when D is undecided where the data are, and not before', async () => {
    const page = await pages.page('#preset=gauss1d');
    const mark = () => labOf(page, (lab) => lab.shadowRoot!.querySelector('.mark')!.textContent);
    expect(await mark()).toBe('');
    await page.goto(`${page.url().split('#')[0]}#preset=gauss1d&acts=b1944`);
    await page.waitForFunction(() => {
      const lab = document.querySelector<GanLab>('gan-lab')?.lab;
      return lab?.phase === 'paused' && lab.actions.length > 0;
    });
    await expect.poll(mark).toMatch(/^Equilibrium: D says 1\/2 where the data are/);
    const latest = await labOf(page, ({ lab }) => lab!.measured.columns.fromHalf.at(-1)!);
    expect(latest).toBeLessThanOrEqual(0.02);
    await page.close();
  });
});
