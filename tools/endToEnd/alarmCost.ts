// What a diagnosis costs beside the steps between two of them: node tools/run.mjs alarmCost
import { createDiagnosing, openDataset, openRun, resolveConfig, startBackend } from '@ganvil/core';

const TIMES = 7;

for (const [preset, every] of [
  ['gauss1d', 1000],
  ['ring8', 500],
  ['digits', 250],
] as const) {
  const config = resolveConfig({ threads: 1 }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const run = await openRun(config, dataset, undefined, false, (diagnosed) =>
    createDiagnosing(diagnosed, dataset),
  );
  run.steps(64);
  await run.diagnose!({}, 1);
  const step = await fastest(() => void run.steps(1));
  const diagnosis = await fastest(() => run.diagnose!({}, 1));
  const share = (100 * diagnosis) / (every * step);
  console.log(
    `${preset}: step ${step.toFixed(2)} ms, diagnosis ${diagnosis.toFixed(1)} ms, ${share.toFixed(2)} % of ${every} steps`,
  );
  run.dispose();
}

/** Milliseconds of the fastest of some: what other programs add is left out. */
async function fastest(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const start = process.cpuUsage().user;
    await work();
    times.push((process.cpuUsage().user - start) / 1000);
  }
  return Math.min(...times);
}
