import type { ConfigInput } from '@ganvil/core';
import { loadRandom, loadScalar } from '@ganvil/kernels-as';
import { refuse, shown } from '../../comparison/checks.ts';
import type { Search } from './types.ts';
import { valuesOf } from './valuesOf.ts';

/** Significant digits of numbers that are drawn: enough to search with, short enough to read. */
const DIGITS = 4;
const KEYS = ['count', 'seed', 'settings'];

/**
 * Independent draws: of a list, each value alike; of a range, uniform, or uniform in the logarithm (`"scale": "log"`), rounded to whole
 * numbers with `"whole": true`. Draw i of a setting depends on the seed, i and the place of the setting alone, so that a larger count
 * adds points. Bergstra and Bengio 2012, https://www.jmlr.org/papers/v13/bergstra12a.html.
 */
export const random: Search = {
  expects:
    '{"count": 20, "seed": 0, "settings": {"loss": ["hinge", "wasserstein"], "learningRateG": {"min": 1e-5, "max": 1e-2, "scale": "log"}}}',
  async points(value, where) {
    const { count, seed = 0, settings, ...rest } = valuesOf(value, where, random.expects);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) refuse(where, `expected some of ${KEYS.join(', ')}`, unknown);
    if (!isWhole(count, 1, 10_000))
      refuse(`${where}: count`, 'expected a number of points, 1 to 10000', shown(count));
    if (!isWhole(seed, 0, 2 ** 53 - 1))
      refuse(`${where}: seed`, 'expected a whole number from 0', shown(seed));
    const axes = Object.entries(valuesOf(settings, `${where}: settings`, 'settings'));
    const draw = (await loadRandom())(seed);
    const columns = await Promise.all(
      axes.map(async ([key, axis], place) => {
        const pick = await pickFrom(axis, `${where}: settings: ${key}`);
        return [key, Array.from(draw.uniform(place, 0, count), pick)] as const;
      }),
    );
    return Array.from({ length: count }, (_, i) =>
      Object.fromEntries(columns.map(([key, values]): [string, unknown] => [key, values[i]])),
    ) as ConfigInput[];
  },
};

/** From a number in [0, 1) to a value. */
async function pickFrom(axis: unknown, where: string): Promise<(u: number) => unknown> {
  if (Array.isArray(axis) && axis.length > 0) return (u) => axis[Math.floor(u * axis.length)];
  const { min, max, scale = 'linear', whole = false, ...rest } = rangeOf(axis, where);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) refuse(where, 'expected some of min, max, scale, whole', unknown);
  if (typeof min !== 'number' || typeof max !== 'number' || !(min < max))
    refuse(where, 'expected min below max', `${min} and ${max}`);
  if (scale !== 'linear' && scale !== 'log')
    refuse(`${where}: scale`, 'expected linear or log', shown(scale));
  if (scale === 'log' && min <= 0)
    refuse(`${where}: min`, 'expected a number above 0 with "scale": "log"', shown(min));
  if (typeof whole !== 'boolean') refuse(`${where}: whole`, 'expected true or false', shown(whole));
  const { exp, log } = await loadScalar();
  const at = (u: number): number => {
    const value = scale === 'log' ? min * exp(u * log(max / min)) : min + u * (max - min);
    return Math.min(max, Math.max(min, value));
  };
  return (u) => (whole ? Math.min(max, Math.floor(at(u) + 0.5)) : Number(at(u).toPrecision(DIGITS)));
}

const rangeOf = (axis: unknown, where: string) =>
  valuesOf(axis, where, 'a list of values, or {"min": …, "max": …}');

const isWhole = (value: unknown, min: number, max: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
