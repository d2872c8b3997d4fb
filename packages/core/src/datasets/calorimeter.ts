import { energyOf, FULL } from './cellEnergy.ts';
import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';

const SIDE = 16;
const CELLS = SIDE * SIDE;
/** Places per cell and axis at which the profile is looked at. */
const FINE = 3;
/** Energy of a shower in GeV, equally likely between these. */
const [LEAST, MOST] = [20, 100];
/** Radius, in cells, that holds half of a shower's energy on an endless plane. */
const RADII = [
  [0.8, 1.4],
  [2, 3.2],
] as const;

/**
 * Energies that a particle leaves in a calorimeter of 16 x 16 cells. The energy is uniform from 20 to 100 GeV and all in the cells; it
 * falls off from the impact as R^2 / (r^2 + R^2)^2, the lateral profile of https://arxiv.org/abs/hep-ex/0001020 section 3. The class
 * says whether R is that of an electromagnetic or a hadronic shower. Each cell fluctuates by a tenth and the square root of its energy.
 */
export const calorimeter: EmbeddedSet = {
  help: 'energies of particle showers in 16x16 cells, 20 to 100 GeV; electromagnetic or hadronic',
  open: (random) => ({
    ...drawnSet(
      {
        name: 'calorimeter',
        shape: [SIDE, SIDE, 1],
        classNames: ['electromagnetic', 'hadronic'],
        version: 1,
        numbers: 5 + CELLS,
        draw: drawShower,
      },
      random,
    ),
    observables: { energy: totalEnergy, width: meanRadius },
  }),
};

function drawShower(u: Float32Array, out: Float32Array): number {
  const label = Math.floor(2 * u[0]);
  const energy = LEAST + (MOST - LEAST) * u[1];
  const [narrow, wide] = RADII[label];
  const radius = narrow + (wide - narrow) * u[2];
  const [x, y] = [SIDE / 2 - 0.5 + 4 * (u[3] - 0.5), SIDE / 2 - 0.5 + 4 * (u[4] - 0.5)];
  let sum = 0;
  for (let i = 0; i < CELLS; i++) {
    const share = profile((i % SIDE) - x, Math.floor(i / SIDE) - y, radius);
    const expected = share * energy;
    // Uniform with standard deviation sqrt(0.01 E + 0.01 E^2).
    const swing = Math.sqrt(3 * (0.01 * expected + 0.01 * expected * expected));
    out[i] = Math.max(0, expected + swing * (2 * u[5 + i] - 1));
    sum += out[i];
  }
  for (let i = 0; i < CELLS; i++) out[i] = 2 * Math.sqrt(Math.min(1, (out[i] * energy) / sum / FULL)) - 1;
  return label;
}

/** The share of the energy that falls into the cell about x, y from the impact. */
function profile(x: number, y: number, radius: number): number {
  let sum = 0;
  for (let k = 0; k < FINE * FINE; k++) {
    const dx = x + ((k % FINE) + 0.5) / FINE - 0.5;
    const dy = y + (Math.floor(k / FINE) + 0.5) / FINE - 0.5;
    const reach = dx * dx + dy * dy + radius * radius;
    sum += (radius * radius) / (reach * reach);
  }
  return sum / (FINE * FINE * Math.PI);
}

/** GeV in all cells. */
function totalEnergy(sample: Float32Array): number {
  let sum = 0;
  for (const value of sample) sum += energyOf(value);
  return sum;
}

/** The mean distance of the energy from its centre, in cells. */
function meanRadius(sample: Float32Array): number {
  let [sum, x, y] = [1e-9, 0, 0];
  for (const [i, value] of sample.entries()) {
    const energy = energyOf(value);
    sum += energy;
    x += energy * (i % SIDE);
    y += energy * Math.floor(i / SIDE);
  }
  let radius = 0;
  for (const [i, value] of sample.entries()) {
    const [dx, dy] = [(i % SIDE) - x / sum, Math.floor(i / SIDE) - y / sum];
    radius += energyOf(value) * Math.sqrt(dx * dx + dy * dy);
  }
  return radius / sum;
}
