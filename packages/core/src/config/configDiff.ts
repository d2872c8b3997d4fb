import type { Config } from './resolveConfig.ts';
import { resumableSettings } from './resumableSettings.ts';
import { settings } from './settings.ts';

/** A setting of two values. */
export interface Difference {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The settings in which two configurations differ and which change what a run computes. */
export function configDiff(before: Config, after: Config): Difference[] {
  return Object.keys(settings)
    .filter((key) => !(resumableSettings as readonly string[]).includes(key))
    .map((key) => ({ key, before: before[key as keyof Config], after: after[key as keyof Config] }))
    .filter((row) => row.before !== row.after);
}
