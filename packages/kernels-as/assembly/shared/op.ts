// Operation codes of the kernels `binary`, `binaryInt`, `compare`, `compareInt` and `transcendental`. Read on both sides of the border:
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
export const ATAN2 = 11;
export const HYPOT = 12;

export const EQUAL = 0;
export const NOT_EQUAL = 1;
export const LESS = 2;
export const LESS_EQUAL = 3;
export const AND = 4;
export const OR = 5;

export const SIN = 0;
export const COS = 1;
export const TAN = 2;
export const ASIN = 3;
export const ACOS = 4;
export const ATAN = 5;
export const SINH = 6;
export const COSH = 7;
export const ASINH = 8;
export const ACOSH = 9;
export const ATANH = 10;
export const EXPM1 = 11;
