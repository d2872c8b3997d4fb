// One row per setting, by group. Flags, page controls, defaults, checks and help are all read from this table.
import { dataSettings } from './dataSettings.ts';
import { modelSettings } from './modelSettings.ts';
import { runSettings } from './runSettings.ts';
import { trainingSettings } from './trainingSettings.ts';

/** Every setting of a run, by key. To add one: a row in the file of its group. */
export const settings = { ...dataSettings, ...modelSettings, ...trainingSettings, ...runSettings } as const;

/** Settings as they come from flags, files or a page: any value of any type, checked here. */
export type ConfigInput = Partial<Record<keyof typeof settings, unknown>>;
