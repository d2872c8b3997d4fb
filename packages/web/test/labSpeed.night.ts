// Steps a second of the lab in sight, with its pictures, charts and measurements, beside a session without a lab in the same browser,
// alternated. Needs an idle machine with two cores: one trains, one draws.
import { expect, test } from 'vitest';
import type { GanLab } from '../src/lab/element.ts';
import type { TestPage } from './inBrowsers.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const ROUNDS = 3;
const LEAST = 0.85;
const WARM = 3000; // milliseconds until the browser has compiled all that is used
const WATCHED = 8000;
const STEPS = 100_000_000; // no end

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Steps a second of the lab of a page, once it trains. */
const ofLab = (page: TestPage, timing: { warm: number; watched: number }): Promise<number> =>
  page.evaluate(async ({ warm, watched }) => {
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const lab = () => document.querySelector<GanLab>('gan-lab')?.lab;
    while (lab()?.phase !== 'paused') await wait(50);
    document
      .querySelector('gan-lab')!
      .shadowRoot!.querySelector<HTMLButtonElement>('.transport .primary')!
      .click();
    const step = () => lab()!.session!.step;
    while (step() === 0) await wait(50);
    await wait(warm);
    const [from, begin] = [step(), performance.now()];
    await wait(watched);
    return (1000 * (step() - from)) / (performance.now() - begin);
  }, timing);

/** Steps a second of a session of a page. */
const ofSession = (
  page: TestPage,
  settings: { preset: string; steps: number },
  timing: { warm: number; watched: number },
): Promise<number> =>
  page.evaluate(
    async ({ settings, warm, watched }) => {
      const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const session = await ganvil.createSession(settings);
      session.play();
      while (session.step === 0) await wait(50);
      await wait(warm);
      const [from, begin] = [session.step, performance.now()];
      await wait(watched);
      const speed = (1000 * (session.step - from)) / (performance.now() - begin);
      session.dispose();
      return speed;
    },
    { settings, ...timing },
  );

inPages('the lab in sight', ['isolated'], (bench) => {
  test.each(['gauss1d', 'ring8', 'swissroll', 'digits', 'conditional-digits'])(
    'trains %s almost as fast as a session alone',
    { timeout: 300_000 },
    async (preset) => {
      const timing = { warm: WARM, watched: WATCHED };
      const settings = { preset, steps: STEPS };
      const [lab, session]: number[][] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        session.push(await ofSession(bench.page, settings, timing));
        const page = await bench.browser.open(`${bench.url}index.html#preset=${preset}&steps=${STEPS}`);
        lab.push(await ofLab(page, timing));
        await page.close();
      }
      const ratios = lab.map((speed, round) => speed / session[round]);
      const shown = [median(lab), median(session)].map((speed) => speed.toFixed(1));
      console.log(
        `${preset}: lab ${shown[0]}, session ${shown[1]} steps/s, ratio ${median(ratios).toFixed(2)}`,
      );
      expect(median(ratios)).toBeGreaterThan(LEAST);
    },
  );
});
