// What a session costs the page: bytes, start-up, frames, and nothing once it is gone.
import { describe, expect, test } from 'vitest';
import { inPages } from './inPages.ts';
import { loadedBy, weigh } from './loaded.ts';

declare const ganvil: typeof import('../src/index.ts');
declare const workers: Worker[];

const SETTINGS = { preset: 'ring8', evaluateEvery: 0, checkpointEvery: 0 };
/** Milliseconds of training that are watched; a night has more of them. */
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

  test('leaves no worker and no megabyte behind, thirty times', async () => {
    const cycles = (times: number) =>
      bench.page.evaluate(
        async ({ settings, times, exact }) => {
          for (let i = 0; i < times; i++) {
            const session = await ganvil.createSession(settings, { threads: 2 });
            session.play();
            await new Promise((resolve) => session.on('sample', resolve));
            session.dispose();
          }
          workers.length = 0;
          // A worker's lock goes when it does.
          const locks = async () => (await navigator.locks.query()).held!.length;
          for (let i = 0; i < 100 && (await locks()) > 0; i++) await new Promise((go) => setTimeout(go, 20));
          for (let i = 0; i < 5; i++) {
            (globalThis as { gc?(): void }).gc?.();
            await new Promise((go) => setTimeout(go, 100));
          }
          const page = performance as {
            memory?: { usedJSHeapSize: number };
            measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
          };
          // Takes a minute, but sees more than the page's own heap.
          const whole =
            exact && crossOriginIsolated ? await page.measureUserAgentSpecificMemory?.() : undefined;
          return { locks: await locks(), bytes: whole?.bytes ?? page.memory?.usedJSHeapSize ?? 0 };
        },
        { settings: SETTINGS, times, exact: WATCHED > 10_000 },
      );
    const idle = bench.browser.workers();
    const before = await cycles(5);
    const after = await cycles(30);
    expect([before.locks, after.locks]).toEqual([0, 0]);
    await expect.poll(() => bench.browser.workers(), { timeout: 10_000 }).toBeLessThanOrEqual(idle);
    console.log(`${kind}: ${after.bytes - before.bytes} bytes more after 30 cycles`);
    expect(after.bytes - before.bytes).toBeLessThan(1e6);
  });
});

describe('the package', () => {
  test('is small: what a session loads, and all of it', () => {
    const session = weigh([...loadedBy('index.js'), 'worker-light.js', 'thread.js', 'simd.wasm']);
    console.log(`a session loads ${(session / 1000).toFixed(1)} kB gzip`);
    expect(session).toBeLessThan(200_000);
  });
});
