// Whether the synthetic presets learn their data: every preset with several seeds, and its metrics.
//
//   node tools/run.mjs learning [--presets ring8,grid25,gauss1d] [--seeds 10] [--set key=value]...
import { parseArgs } from 'node:util';
import { type ConfigInput, openDataset, resolveConfig, startBackend, train } from '@ganvil/core';

const { values } = parseArgs({
  options: {
    presets: { type: 'string', default: 'ring8,grid25,gauss1d' },
    seeds: { type: 'string', default: '10' },
    set: { type: 'string', multiple: true, default: [] },
  },
});
const changes: ConfigInput = Object.fromEntries(values.set.map((pair) => pair.split('=')));

for (const preset of values.presets.split(',')) {
  const rows: Record<string, number>[] = [];
  for (let seed = 0; seed < Number(values.seeds); seed++) rows.push(await metricsOf(preset, seed));
  console.log(
    `${preset}: ${verdictOf(preset, rows)}; median ${median(rows.map((row) => row.seconds)).toFixed(1)} s per run`,
  );
}

async function metricsOf(preset: string, seed: number): Promise<Record<string, number>> {
  const config = resolveConfig({ ...changes, seed, sampleEvery: 0, checkpointEvery: 0 }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const start = performance.now();
  let result: Record<string, number> = {};
  for await (const event of train(config, dataset)) if (event.type === 'evaluation') result = event.metrics;
  const seconds = (performance.now() - start) / 1000;
  const shown = Object.entries(result).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
  console.log(`  ${preset} seed ${seed}: ${shown.join(', ')}, ${seconds.toFixed(1)} s`);
  return { ...result, seconds };
}

function verdictOf(preset: string, rows: Record<string, number>[]): string {
  if (preset === 'gauss1d') {
    const good = rows.filter((row) => row.meanError < 0.1 && row.sdError < 0.15).length;
    return `|mean error| < 0.1 and |sd error| < 0.15 in ${good} of ${rows.length} seeds`;
  }
  const modes = rows.map((row) => row.modes);
  if (preset === 'ring8')
    return `8 of 8 modes in ${modes.filter((n) => n === 8).length} of ${rows.length} seeds`;
  if (preset === 'grid25')
    return `${(modes.reduce((a, b) => a + b, 0) / modes.length).toFixed(1)} of 25 modes on average`;
  return `sliced Wasserstein ${median(rows.map((row) => row.slicedWasserstein)).toPrecision(3)}`;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
