// What a session costs the page in time, on an idle machine: start-up and frames. What does not depend on the machine: lean.test.ts.
import { expect, test } from 'vitest';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SETTINGS = { preset: 'ring8', evaluateEvery: 0, checkpointEvery: 0 };
/** Milliseconds of training that are watched. */
const WATCHED = Number(process.env.GANVIL_WATCHED ?? 3000);

inPages('a session', ['alone', 'isolated'], (bench, kind) => {
  test('is a second and a half from a new page to its first step', async () => {
    const times = [];
    for (let i = 0; i < 3; i++) {
      const begun = performance.now();
      const page = await bench.browser.open(`${bench.url}ganvil.html`);
      await page.evaluate(async (settings) => {
        const session = await ganvil.createSession(settings);
        const shown = new Promise((resolve) => session.on('step', () => requestAnimationFrame(resolve)));
        session.play();
        await shown;
        session.dispose();
      }, SETTINGS);
      times.push(performance.now() - begun);
      await page.close();
    }
    console.log(`${kind}: ${times.map((time) => time.toFixed(0)).join(', ')} ms to the first step`);
    expect(Math.min(...times)).toBeLessThan(1500);
  });

  test(`takes no frame for longer than 50 ms in ${WATCHED / 1000} s of training`, async () => {
    const { tasks, steps, seconds, gap } = await bench.page.evaluate(
      async ({ settings, watched }) => {
        const session = await ganvil.createSession({
          ...settings,
          steps: 1e6,
          sampleEvery: 20,
          sampleCount: 512,
        });
        const tasks: number[] = [];
        const watch = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks.push(duration);
        });
        if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
          watch.observe({ entryTypes: ['longtask'] });
        let last = performance.now();
        let gap = 0;
        const beat = setInterval(() => {
          gap = Math.max(gap, performance.now() - last);
          last = performance.now();
        }, 4);
        const begun = performance.now();
        session.play();
        await new Promise((resolve) => setTimeout(resolve, watched));
        await session.pause();
        clearInterval(beat);
        watch.disconnect();
        const { step } = session;
        session.dispose();
        return { tasks, gap, steps: step, seconds: (performance.now() - begun) / 1000 };
      },
      { settings: SETTINGS, watched: WATCHED },
    );
    console.log(
      `${kind}: ${(steps / seconds).toFixed(0)} steps/s, longest gap between timers ${gap.toFixed(0)} ms`,
    );
    expect(steps).toBeGreaterThan(0);
    expect(tasks.filter((duration) => duration > 50)).toEqual([]);
  });
});
