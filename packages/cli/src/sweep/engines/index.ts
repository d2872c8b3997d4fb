import { k8s } from './k8s.ts';
import { slurm } from './slurm.ts';
import type { Engine } from './types.ts';

/** Schedulers that a sweep can be handed to. To add one: write `./<name>.ts` and add its line here. */
export const engines = { slurm, k8s } satisfies Record<string, Engine>;
