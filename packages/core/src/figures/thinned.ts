import type { LoggedStep } from './types.ts';

const MOST = 1024;

/** Every 2^k-th step of a log, by the smallest k for which at most 1,024 steps are left: the same ones however the log was made. */
export function thinned(log: readonly LoggedStep[]): LoggedStep[] {
  const last = log.at(-1)?.step ?? 0;
  let stride = 1;
  while (last / stride > MOST) stride *= 2;
  return log.filter(({ step }) => step % stride === 0);
}
