// What a session costs the page: bytes, and nothing once it is gone. Start-up and frames: lean.night.ts.
import { describe, expect, test } from 'vitest';
import { inPages } from './inPages.ts';
import { loadedBy, weigh } from './loaded.ts';

declare const ganvil: typeof import('../src/index.ts');
declare const workers: Worker[];

const SETTINGS = { preset: 'ring8', evaluateEvery: 0, checkpointEvery: 0 };
/** At night, all memory is measured. */
const IS_NIGHT = process.env.GANVIL_NIGHT !== undefined;
const CYCLES = IS_NIGHT ? 30 : 10;
/** Bytes that a session may leave in the page: its worker alone would be a hundred times as many. */
const LEFT = 35_000;

// Isolated: with threads there is more to leave behind.
inPages('a session', ['isolated'], (bench, kind) => {
  test(`leaves no worker and no memory behind, ${CYCLES} times`, { timeout: 300_000 }, async () => {
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
        { settings: SETTINGS, times, exact: IS_NIGHT },
      );
    const idle = bench.browser.workers();
    const before = await cycles(3);
    const after = await cycles(CYCLES);
    expect([before.locks, after.locks]).toEqual([0, 0]);
    await expect.poll(() => bench.browser.workers(), { timeout: 10_000 }).toBeLessThanOrEqual(idle);
    console.log(`${kind}: ${after.bytes - before.bytes} bytes more after ${CYCLES} cycles`);
    expect(after.bytes - before.bytes).toBeLessThan(CYCLES * LEFT);
  });
});

describe('the package', () => {
  test('is small: what a session loads, and all of it', () => {
    const session = weigh([...loadedBy('index.js'), 'worker-light.js', 'thread.js', 'simd.wasm']);
    console.log(`a session loads ${(session / 1000).toFixed(1)} kB gzip`);
    expect(session).toBeLessThan(200_000);
  });
});
