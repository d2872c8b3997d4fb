import { dcgan } from './dcgan.ts';
import { light } from './light.ts';
import { mlp } from './mlp.ts';
import { moments } from './moments.ts';
import { resnet } from './resnet.ts';
import type { Architecture } from './types.ts';

/** Every `architecture` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const architectures = { mlp, dcgan, resnet, light, moments } satisfies Record<string, Architecture>;

/** A key of the table. */
export type ArchitectureName = keyof typeof architectures;
