import { dcgan } from './dcgan.ts';
import { mlp } from './mlp.ts';
import type { Architecture } from './types.ts';

/** Every `architecture` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const architectures = { mlp, dcgan } satisfies Record<string, Architecture>;

/** A key of the table. */
export type ArchitectureName = keyof typeof architectures;
