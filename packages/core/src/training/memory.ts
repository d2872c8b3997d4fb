// Whether the memory suffices, known before anything is allocated.

import { architectures } from '../architectures/index.ts';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { DataShape } from '../games/types.ts';
import { type Cost, costOf } from './cost.ts';

/** Bytes that a WASM memory has at most. */
const MAX = 2 ** 32;
/** How many times less than its estimate a run may need. */
const ERROR = 1.5;

/** Throws ConfigError if a run needs more memory than the kernels can have, as far as that is certain. */
export function checkMemory(config: Config, data: DataShape): void {
  if (config.backend !== 'ganvil') return;
  const problem = shortage(costOf(config, data), config, { bytes: MAX, of: 'WebAssembly has' });
  if (problem !== undefined) throw new ConfigError(problem);
}

/** One line on how much memory is needed, how much there is and what to lower; undefined where there may be enough. */
export function shortage(
  { batchBytes, weightBytes }: Cost,
  { batchSize, shards, architecture }: Config,
  limit: { readonly bytes: number; readonly of: string },
): string | undefined {
  const needed = batchBytes + weightBytes;
  if (needed <= ERROR * limit.bytes) return undefined;
  const fitting = shards * Math.floor(((batchSize / shards) * (limit.bytes - weightBytes)) / batchBytes);
  const advice =
    fitting >= 1 ? `lower batchSize to ${fitting}` : `lower ${architectures[architecture].lower}`;
  return `memory: expected a step that needs at most the ${gibibytes(limit.bytes)} that ${limit.of}, got one that needs about ${gibibytes(needed)} (${gibibytes(batchBytes)} for a batch, ${gibibytes(weightBytes)} for weights); ${advice}.`;
}

/** Bytes as text, such as `3.2 GiB`. */
export function gibibytes(bytes: number): string {
  const [size, unit] = bytes >= 0.95 * 2 ** 30 ? [2 ** 30, 'GiB'] : [2 ** 20, 'MiB'];
  const number = bytes / size;
  return `${number < 10 ? Math.round(10 * number) / 10 : Math.round(number)} ${unit}`;
}

/** What to lower where memory ran out in a step, or in samples that are shown or measured. */
const LOWER = {
  step: 'batchSize, width or imageSize',
  sample: 'sampleCount',
  evaluation: 'evaluateCount',
  inversion: 'candidates',
} as const;

/** Does something; where memory runs out, throws a ConfigError that says what to lower. */
export function inMemory<T>(what: keyof typeof LOWER, work: () => T): T {
  const told = (error: unknown): never => {
    const reason = lackOf(error);
    throw reason === undefined ? error : new ConfigError(`${reason}; lower ${LOWER[what]}.`);
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(told) as T) : result;
  } catch (error) {
    return told(error);
  }
}

/** That memory ran out, in words; undefined for other errors. */
function lackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  if (message.startsWith('memory: ')) return message.split(';')[0];
  const isEngines = error instanceof RangeError && /allocat|Invalid (typed )?array length/i.test(message);
  return isEngines ? `memory: expected more of it, got none (${message})` : undefined;
}
