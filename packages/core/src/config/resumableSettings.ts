import type { settings } from './settings.ts';

/** Settings that do not affect results: they change what is shown and kept, or how long a run is. Free to differ on resume. */
export const resumableSettings: readonly (keyof typeof settings)[] = [
  'data', // a digest of the data themselves is compared
  'steps',
  'threads',
  'wide',
  'execution',
  'sampleEvery',
  'keepSamples',
  'sampleCount',
  'evaluateEvery',
  'evaluateCount',
  'logEvery',
  'metrics',
  'alarms',
  'stopOn',
  'patience',
  'rollbacks',
  'checkpointEvery',
];
