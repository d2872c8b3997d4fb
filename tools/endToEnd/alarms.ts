// Whether alarms are raised where they must be, and nowhere else: spoilt runs and healthy ones.
//
//   node tools/run.mjs alarms [--only healthy|faulty] [--preset NAME] [--alarm NAME] [--seeds 3] [--verbose]
import { parseArgs } from 'node:util';
import {
  type Diagnosis,
  openDataset,
  resolveConfig,
  startBackend,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { type AlarmRun, faultyRuns, healthyRuns } from './alarmRuns.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    alarm: { type: 'string' },
    preset: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    verbose: { type: 'boolean', default: false },
  },
});

/** What a run told. */
interface Told {
  readonly raised: readonly { readonly step: number; readonly alarm: string; readonly message: string }[];
  readonly diagnoses: readonly Diagnosis[];
  readonly reason: string;
}

async function told({ preset, settings }: AlarmRun): Promise<Told> {
  const config = resolveConfig(
    { metrics: 'slicedWasserstein', evaluateEvery: 0, evaluateCount: 64, ...settings, checkpointEvery: 0 },
    preset,
  );
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const events: TrainEvent[] = [];
  for await (const event of train(config, dataset))
    if (['diagnosis', 'alarm', 'end'].includes(event.type)) events.push(event);
  const raised = events.flatMap((event) => (event.type === 'alarm' && event.raised ? [event] : []));
  const diagnoses = events.flatMap((event) => (event.type === 'diagnosis' ? [event] : []));
  const reason = events.flatMap((event) => (event.type === 'end' ? [event.reason] : []))[0];
  return { raised, diagnoses, reason };
}

/** The path of the numbers that alarms look at, for the eye. */
function pathOf(diagnoses: readonly Diagnosis[]): string {
  const names = [
    'modes',
    'entropy',
    'distance',
    'duplicates',
    'memorised',
    'accuracy/D',
    'gradient/G',
    'gradient/D',
  ];
  const row = (name: string) => diagnoses.map((one) => one.values[name]?.toPrecision(2) ?? '-').join(' ');
  return names.map((name) => `      ${name.padEnd(11)} ${row(name)}`).join('\n');
}

async function show(run: AlarmRun, seed: unknown): Promise<Told> {
  const found = await told(run);
  const list = found.raised.map(({ step, alarm }) => `${alarm} at ${step}`).join(', ') || 'no alarm';
  console.log(
    `  ${(run.alarm ?? 'healthy').padEnd(18)} ${run.preset} seed ${seed}: ${list} (${found.reason})`,
  );
  if (values.verbose) console.log(pathOf(found.diagnoses));
  return found;
}

let failed = false;
if (values.only !== 'faulty') {
  let count = 0;
  const runs = healthyRuns.filter(({ preset }) => (values.preset ?? preset) === preset);
  for (const run of runs) count += (await show(run, run.settings.seed)).raised.length;
  console.log(`${runs.length} healthy runs: ${count} alarms, at most 1 allowed`);
  failed ||= count > 1;
}
if (values.only !== 'healthy')
  for (const run of faultyRuns.filter(({ alarm }) => (values.alarm ?? alarm) === alarm)) {
    let raised = 0;
    const seeds =
      run.settings.seed === undefined
        ? Array.from({ length: Number(values.seeds) }, (_, i) => i)
        : [run.settings.seed];
    for (const seed of seeds) {
      const found = await show({ ...run, settings: { ...run.settings, seed } }, seed);
      const first = found.raised.find(({ alarm }) => alarm === run.alarm);
      if (first) raised++;
      if (first && seed === seeds[0]) console.log(`    ${first.message}`);
    }
    console.log(`${run.alarm} (${run.preset}): raised in ${raised} of ${seeds.length} runs`);
    failed ||= raised < seeds.length;
  }
process.exit(failed ? 1 : 0);
