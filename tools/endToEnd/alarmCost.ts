// What diagnoses cost beside the steps between two of them, and the gradients of layers beside a step: node tools/run.mjs alarmCost
import {
  type Config,
  createDiagnosing,
  type Dataset,
  openDataset,
  openRun,
  type Run,
  resolveConfig,
  startBackend,
} from '@ganvil/core';

const TIMES = 15;
/** Runs of each kind: where the memory of a run lies changes its speed by some percent. */
const PAIRS = 3;

for (const [preset, every, times] of [
  ['gauss1d', 1000, 64],
  ['ring8', 500, 64],
  ['digits', 250, 8],
] as const) {
  const config = resolveConfig({ threads: 1 }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const runs: Run[] = [];
  for (let i = 0; i < PAIRS; i++) runs.push(await openRun(config, dataset), await diagnosed(config, dataset));
  const steps = fastestSteps(runs, times);
  const [plain, watched] = [0, 1].map((kind) => Math.min(...steps.filter((_, i) => i % 2 === kind)));
  await runs[1].diagnose!({}, 1);
  const diagnosis = Math.min(...(await timesOf(() => runs[1].diagnose!({}, 1))));
  console.log(
    `${preset}: step ${plain.toFixed(3)} ms, gradients of layers ${percent(watched / plain - 1)} of it; diagnosis ${diagnosis.toFixed(1)} ms, ${percent(diagnosis / (every * plain))} of ${every} steps`,
  );
  for (const run of runs) run.dispose();
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function diagnosed(config: Config, dataset: Dataset): Promise<Run> {
  return openRun(config, dataset, undefined, false, (run) => createDiagnosing(run, dataset));
}

/** Milliseconds of a step of each run: the fastest of some rounds of `times` steps, in turn. What other programs add is left out. */
function fastestSteps(runs: readonly Run[], times: number): number[] {
  for (const run of runs) for (let i = 0; i < times; i++) run.steps(1);
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 2 * TIMES; round++)
    for (const [i, run] of runs.entries()) {
      const start = process.cpuUsage().user;
      for (let k = 0; k < times; k++) run.steps(1);
      best[i] = Math.min(best[i], (process.cpuUsage().user - start) / 1000 / times);
    }
  return best;
}

/** Milliseconds of some calls. */
async function timesOf(work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const start = process.cpuUsage().user;
    await work();
    times.push((process.cpuUsage().user - start) / 1000);
  }
  return times;
}
