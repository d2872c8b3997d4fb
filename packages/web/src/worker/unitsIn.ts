import { DataError, games, type Run, type UnitLayer, type WeightsOfG } from '@ganvil/core';
import { toNetworkUnits } from './units.ts';

/** Units of a network that are asked for, at most. */
const MOST = 256;

/** What units of a network of a run give for inputs: of a network that reads samples, in the units of the data. Throws a DataError for too many. */
export function unitsIn(
  run: Run,
  network: string,
  inputs: Float32Array,
  most: number,
  weights?: WeightsOfG,
): UnitLayer[] {
  if (most > MOST) throw new DataError(`most: expected at most ${MOST} units, got ${most}.`);
  const { shape, units } = run.dataset;
  const readsSamples = games[run.config.game].flow.includes(`real > ${network}`);
  const data = readsSamples ? toNetworkUnits({ shape, count: 1, data: inputs }, units).data : inputs;
  return run.units(network, data, most, weights);
}
