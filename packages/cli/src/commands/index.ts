import type { CommandGroup } from './types.ts';

/** Every command of `ganvil`. To add one: write `./<name>.ts`, a `Command`, and add its line here. */
export const commands = {
  train: async () => (await import('./train.ts')).train,
  resume: async () => (await import('./resume.ts')).resume,
  sample: async () => (await import('./sample.ts')).sample,
  interpolate: async () => (await import('./interpolate.ts')).interpolate,
  film: async () => (await import('./film.ts')).film,
  again: async () => (await import('./again.ts')).again,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  invert: async () => (await import('./invert.ts')).invert,
  reconstruct: async () => (await import('./reconstruct.ts')).reconstruct,
  inpaint: async () => (await import('./inpaint.ts')).inpaint,
  neighbours: async () => (await import('./neighbours.ts')).neighbours,
  score: async () => (await import('./score.ts')).score,
  judge: async () => (await import('./judge.ts')).judge,
  figure: async () => (await import('./figure.ts')).figure,
  classify: async () => (await import('./classify.ts')).classify,
  compare: async () => (await import('./compare.ts')).compare,
  report: async () => (await import('./report.ts')).report,
  repro: async () => (await import('./repro.ts')).repro,
  runs: async () => (await import('./runs.ts')).runs,
  digest: async () => (await import('./digest.ts')).digest,
  verify: async () => (await import('./verify.ts')).verify,
  serve: async () => (await import('./serve.ts')).serve,
  list: async () => (await import('./list.ts')).list,
  bench: async () => (await import('./bench.ts')).bench,
} satisfies CommandGroup['commands'];
