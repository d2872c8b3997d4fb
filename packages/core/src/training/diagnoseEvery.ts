import type { Config } from '../config/resolveConfig.ts';

/** Steps between diagnoses: those between evaluations, or else between pictures; 0: none. */
export function diagnoseEvery({
  alarms,
  evaluateEvery,
  sampleEvery,
}: Pick<Config, 'alarms' | 'evaluateEvery' | 'sampleEvery'>): number {
  return alarms === 'off' ? 0 : evaluateEvery || sampleEvery;
}
