// Which modules of a bundle a run calls: found by counting calls.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/** Runs `work`, and gives the modules of a bundle, by the path in its comments, of which no function was called. */
export async function uncalledModules(bundle, work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  try {
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const { functions } = result.find(({ url }) => url.endsWith(bundle));
    const modules = modulesIn(readFileSync(bundle, 'utf8'));
    const called = functions
      .filter(
        ({ functionName, ranges: [{ count, startOffset }] }) =>
          count > 0 && (functionName || startOffset > 0),
      )
      .map(({ ranges: [{ startOffset }] }) => modules.findLast(({ start }) => start <= startOffset)?.path);
    const found = new Set(called);
    return modules.map(({ path }) => path).filter((path) => !found.has(path));
  } finally {
    session.disconnect();
  }
}

/** The modules of a bundle that is not minified: where each begins, and its path. */
const modulesIn = (text) =>
  [...text.matchAll(/^\/\/ (\S+\.ts)$/gm)].map(({ index, 1: path }) => ({ start: index, path }));
