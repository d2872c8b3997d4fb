import type { CommandGroup } from '../types.ts';

/** Every command of `ganvil bench`. To add one: write `./<name>.ts`, a `Command`, and add its line here. */
export const benchmarks = {
  steps: async () => (await import('./steps.ts')).steps,
  kernels: async () => (await import('./kernels.ts')).kernels,
  compare: async () => (await import('./compare.ts')).compare,
} satisfies CommandGroup['commands'];
