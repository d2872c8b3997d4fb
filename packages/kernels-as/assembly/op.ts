// Operation codes of the kernels `binary`, `binaryInt`, `compare` and `compareInt`. Read on both sides of the border:
// by assembly/ and by src/adapters/, so only what AssemblyScript and TypeScript both understand.

export const ADD = 0;
export const SUB = 1;
export const MUL = 2;
export const DIV = 3;
export const MAX = 4;
export const MIN = 5;
export const SQUARED_DIFFERENCE = 6;
export const PRELU = 7;
export const POW = 8;
export const MOD = 9;
export const FLOOR_DIV = 10;

export const EQUAL = 0;
export const NOT_EQUAL = 1;
export const LESS = 2;
export const LESS_EQUAL = 3;
export const AND = 4;
export const OR = 5;
