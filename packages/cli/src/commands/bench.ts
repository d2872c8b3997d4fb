import { benchmarks } from './bench/index.ts';
import type { CommandGroup } from './types.ts';

/** `ganvil bench` */
export const bench: CommandGroup = {
  name: 'bench',
  summary: 'measure training steps and kernels, compare results',
  about: 'Measures how fast training steps and single kernels run on this machine.',
  commands: benchmarks,
  examples: ['ganvil bench steps', 'ganvil bench kernels --only matMul'],
};
