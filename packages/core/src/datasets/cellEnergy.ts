/** The energy of a cell of the calorimeter, in GeV, that a value of 1 stands for. */
export const FULL = 48;

/** GeV in a cell from the value of its pixel: ((v + 1) / 2)^2 * 48; square roots, so that faint cells can be seen. */
export const energyOf = (value: number): number => FULL * ((value + 1) / 2) * ((value + 1) / 2);
