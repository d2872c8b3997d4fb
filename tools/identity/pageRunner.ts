import { spawn } from 'node:child_process';
import type { createSession } from '../../packages/web/src/session/createSession.ts';
import { browsers } from '../../packages/web/test/inBrowsers.ts';
import { type Case, settingsOf } from './cases.ts';
import type { CaseRunner, Outcome, Trial } from './trial.ts';

/** Runs cases by the built package `@ganvil/web`, in a browser, in a page that `ganvil serve` serves. */
export async function pageRunner(name: string, ganvil: string): Promise<CaseRunner> {
  const start = browsers[name.toLowerCase()];
  if (!start) throw new Error(`${name}: expected it to be installed, found none`);
  const { url, stop } = await served(ganvil);
  const browser = await start();
  const page = await browser.open(`${url}watch.html`);
  const agent = await page.evaluate(() => navigator.userAgent, undefined);
  return {
    version: /(?:Chrome|Firefox)\/([\d.]+)/.exec(agent)?.[1] ?? agent,
    async run({ name, steps, numerics, threads, execution }: Trial): Promise<Outcome> {
      const settings = { ...settingsOf(name, steps), numerics, execution };
      const outcome = await page.evaluate(train, { settings, threads });
      if (outcome.threads !== threads && outcome.lacks === undefined)
        throw new Error(`${name}: expected ${threads} threads, got ${outcome.threads}`);
      return outcome;
    },
    async close() {
      await page.close();
      await browser.close();
      stop();
    },
  };
}

/** Runs in the page. */
async function train({ settings, threads }: { settings: Case; threads: number }) {
  const module = '/index.js';
  const ganvil: { createSession: typeof createSession } = await import(module);
  const begun = performance.now();
  const digests: Record<string, string> = {};
  try {
    const session = await ganvil.createSession(settings, { threads });
    let events = await session.next();
    for (; events.length > 0; events = await session.next()) {
      for (const event of events) if (event.type === 'checkpoint') digests[event.step] = event.digest;
    }
    const seconds = (performance.now() - begun) / 1000;
    const got = session.threads;
    session.dispose();
    return { digests, seconds, threads: got };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    if (code !== 'config' || settings.numerics !== 'fma') throw error;
    return { digests: {}, lacks: `fused multiply-add (${message})`, seconds: 0, threads: 0 };
  }
}

/** Starts `ganvil serve`, which isolates the page, so that it may have threads. */
function served(ganvil: string): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [ganvil, 'serve', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve({ ...JSON.parse(String(line)), stop: () => child.kill() }));
    child.once('close', (code) =>
      reject(new Error(`ganvil serve: expected it to run, got exit code ${code}`)),
    );
  });
}
