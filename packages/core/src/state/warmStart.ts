import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { DataError } from '../errors.ts';
import type { Values } from '../nn/values.ts';
import { isNamed } from '../training/frozen.ts';
import { openRun } from '../training/openRun.ts';
import { digestOf } from './digest.ts';
import type { Checkpoint } from './types.ts';

const LISTED = 6; // weights that an error names at most

/** A run that begins with weights of another one. */
export interface WarmStart {
  /** Its beginning: no updates done, the state of the optimizers empty. */
  readonly checkpoint: Checkpoint;
  /** Names of the weights that are taken, and of those that are drawn. */
  readonly taken: readonly string[];
  readonly drawn: readonly string[];
}

/**
 * The beginning of a run with the weights, averaged weights and statistics of another run's state. `fresh`: names, or beginnings of names, of weights that
 * are drawn all the same. Throws DataError that lists the weights which the other run does not have in the same shape and that are not `fresh`.
 */
export async function warmStart(
  config: Config,
  dataset: Dataset,
  source: Checkpoint,
  fresh: readonly string[] = [],
): Promise<WarmStart> {
  const run = await openRun(config, dataset);
  const own = run.checkpoint();
  run.dispose();
  const weights = [...own.tensors.keys()].filter((key) => run.players.includes(key.split('/')[0]));
  const drawn = weights.filter((key) => isNamed(fresh, key));
  const stranger = fresh.find((name) => !weights.some((key) => isNamed([name], key)));
  if (stranger !== undefined)
    throw new DataError(`fresh: expected layers of the new run, got ${stranger.slice(0, 100)}.`);
  const misfits = weights.filter((key) => !drawn.includes(key) && !fits(own, source, key));
  if (misfits.length > 0) throw new DataError(misfitText(misfits, own, source));
  if (drawn.length === weights.length)
    throw new DataError('fresh: expected weights to be left to take, got none.');
  const tensors = new Map(
    [...own.tensors].map(([key, values]) => [
      key,
      isNamed(fresh, weightOf(key)) ? values : firstOf(key, values, source),
    ]),
  );
  const start = { digest: digestOf(source), step: source.step };
  const taken = weights.filter((key) => !drawn.includes(key));
  return { checkpoint: { ...own, tensors, start }, taken, drawn };
}

const sameShape = (values: Values, other: Values | undefined): boolean =>
  other?.shape.join() === values.shape.join();

const fits = (own: Checkpoint, source: Checkpoint, key: string): boolean =>
  sameShape(own.tensors.get(key)!, source.tensors.get(key));

/** The weight that a tensor of a state belongs to: `G/fc1/weight` of `Gema/fc1/weight` or `G.adam.m/fc1/weight`. */
const weightOf = (key: string): string => key.replace(/^(\w+?)(ema|\.[\w.]+)?\//, '$1/');

/** The first values of a tensor: those of the other state, the weights themselves for averages that it has not, nothing for optimizers. */
function firstOf(key: string, values: Values, { tensors }: Checkpoint): Values {
  const [group] = key.split('/');
  if (/\.(?!statistics|history)/.test(group)) return values;
  const candidates = group.endsWith('.history')
    ? [weightOf(key)]
    : [key, ...(group.endsWith('ema') ? [weightOf(key)] : [])];
  return candidates.map((name) => tensors.get(name)).find((other) => sameShape(values, other)) ?? values;
}

function misfitText(misfits: readonly string[], own: Checkpoint, { tensors }: Checkpoint): string {
  const rows = misfits.slice(0, LISTED).map((key) => {
    const found = tensors.get(key);
    return `${key} [${own.tensors.get(key)!.shape}] (${found ? `there [${found.shape}]` : 'not there'})`;
  });
  const more = misfits.length > LISTED ? ` and ${misfits.length - LISTED} more` : '';
  const layers = [...new Set(misfits.map((key) => key.split('/').slice(0, -1).join('/')))];
  return `weights: expected those of the other run to fit, got ${rows.join(', ')}${more}; to draw them anew: --fresh ${layers.join(',')}.`;
}
