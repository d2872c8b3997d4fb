// The lab's page stays smooth: no task of its main thread is long once it trains. What counts is the processor time of a task, which
// other programs do not add to; at night, on an idle machine, also what the browser calls a long task, and how soon the first step comes.
// $GANVIL_WATCHED: milliseconds to watch.
import { type LessonName, lessons } from '@ganvil/core';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath, openBrowser } from '../browser.ts';

declare global {
  var longTasks: [start: number, milliseconds: number][];
}

const IS_NIGHT = process.env.GANVIL_NIGHT !== undefined;
const WATCHED = Number(process.env.GANVIL_WATCHED ?? 2000);
const LONGEST = 50; // milliseconds
/** Measurements of the run that are to happen while it is watched. */
const MEASURED = 3;
/** Milliseconds from the address to the first step that is drawn; 1.5 s on an idle machine. */
const PATIENCE = IS_NIGHT ? 5000 : 60_000;

function observe(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
}

/** Presses the button as soon as it can be; Playwright's own click tries at most every half second. */
function pressTrain(): boolean {
  const lab = document.querySelector('gan-lab');
  const train = lab?.shadowRoot?.querySelector<HTMLButtonElement>('.transport .primary');
  if (!train || train.disabled || train.textContent !== 'Train') return false; // before, it cancels the opening
  train.click();
  return true;
}

/** An event of Chromium's trace; times in microseconds. `tdur` is the processor time of its thread. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Records what the threads of the browser do meanwhile. */
async function traced(session: CDPSession, meanwhile: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  const includedCategories = ['toplevel', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  await meanwhile();
  await session.send('Tracing.end');
  await complete;
  return events;
}

/** The tasks of the page's main thread: processor times in milliseconds, the longest first. */
function mainThreadTasks(events: readonly TraceEvent[]): number[] {
  const names = events.filter(({ name }) => name === 'thread_name');
  const isMain = ({ pid, tid }: TraceEvent) =>
    names.some((one) => one.args?.name === 'CrRendererMain' && one.pid === pid && one.tid === tid);
  const tasks = events.filter(
    (event) => /RunTask$/.test(event.name) && event.tdur !== undefined && isMain(event),
  );
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
}

describe.skipIf(!browserPath)('the lab page', () => {
  let close: () => Promise<void>;
  let url: string;
  let open: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    const dist = new URL('../../dist', import.meta.url).pathname;
    const served = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
    open = await openBrowser();
    url = served.url;
    close = async () => {
      await open.close();
      served.server.close();
    };
  });
  afterAll(() => close?.());

  /** A page that has begun to train. */
  async function training(preset: string): Promise<{ page: Page; first: number }> {
    const page = await open.browser.newPage();
    await page.addInitScript(observe);
    const begun = performance.now();
    await page.goto(`${url}#preset=${preset}`);
    await page.waitForFunction(pressTrain, undefined, { timeout: PATIENCE, polling: 'raf' });
    await page.waitForFunction(
      () => (document.querySelector<GanLab>('gan-lab')?.lab?.session?.step ?? 0) > 0,
      undefined,
      { timeout: PATIENCE, polling: 'raf' },
    );
    return { page, first: performance.now() - begun };
  }
  const stateOf = (page: Page) =>
    page.evaluate(() => {
      const { lab } = document.querySelector<GanLab>('gan-lab')!;
      return { step: lab!.session!.step, measured: lab!.measured.version };
    });

  test.each(['gauss1d', 'ring8', 'digits'])(
    'is smooth while it trains %s',
    { timeout: WATCHED + 120_000 },
    async (preset) => {
      const { page, first } = await training(preset);
      const from = await page.evaluate(() => performance.now());
      const before = await stateOf(page);
      const events = await traced(await page.context().newCDPSession(page), async () => {
        await page.waitForTimeout(WATCHED);
        // On a busy machine it takes longer until there was something to see.
        await expect
          .poll(async () => (await stateOf(page)).measured, { timeout: 60_000 })
          .toBeGreaterThanOrEqual(before.measured + MEASURED);
      });
      const tasks = mainThreadTasks(events);
      const long = await page.evaluate(() => longTasks);
      const shown = tasks.slice(0, 3).map((ms) => ms.toFixed(1));
      console.log(
        `${preset}: first step after ${first.toFixed(0)} ms; ${tasks.length} tasks, the longest of ${shown.join(', ')} ms`,
      );
      expect((await stateOf(page)).step).toBeGreaterThan(before.step);
      expect(tasks.length).toBeGreaterThan(MEASURED);
      expect(tasks.filter((ms) => ms > LONGEST)).toEqual([]);
      if (IS_NIGHT) expect(long.filter(([at, ms]) => at >= from && ms > LONGEST)).toEqual([]);
      await page.close();
    },
  );

  test.each(IS_NIGHT ? Object.keys(lessons) : ['first-figure'])(
    'is smooth while it takes the lesson %s',
    { timeout: 300_000 },
    async (name) => {
      const page = await open.browser.newPage();
      await page.goto(`${url}lessons.html#lesson=${name}`);
      const start = page.getByRole('button', { name: 'Start' });
      await start.waitFor();
      const events = await traced(await page.context().newCDPSession(page), async () => {
        await start.click();
        const { steps } = lessons[name as LessonName];
        for (const _ of steps.slice(1))
          await page.getByRole('button', { name: 'Next' }).click({ timeout: 200_000 });
        await page.getByText(/^All steps are computed/).waitFor({ timeout: 200_000 });
      });
      const tasks = mainThreadTasks(events);
      const shown = tasks.slice(0, 3).map((ms) => ms.toFixed(1));
      console.log(`${name}: ${tasks.length} tasks, the longest of ${shown.join(', ')} ms`);
      expect(tasks.length).toBeGreaterThan(0);
      expect(tasks.filter((ms) => ms > LONGEST)).toEqual([]);
      await page.close();
    },
  );

  test('a long task of the page itself is found', { timeout: 60_000 }, async () => {
    const page = await open.browser.newPage();
    await page.goto(url);
    const events = await traced(await page.context().newCDPSession(page), () =>
      page.evaluate((milliseconds) => {
        let sum = 0;
        for (const end = performance.now() + milliseconds; performance.now() < end; )
          sum += Math.sqrt(sum + 1);
      }, 20 * LONGEST),
    );
    expect(mainThreadTasks(events)[0]).toBeGreaterThan(LONGEST);
    await page.close();
  });
});
