import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { linear } from './linear.ts';
import type { Schedule } from './types.ts';

/** Every `learningRateSchedule` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const schedules = { constant, linear, cosine } satisfies Record<string, Schedule>;

/** A key of the table. */
export type ScheduleName = keyof typeof schedules;
