/** A mean and its standard error, and of how many numbers. */
export interface MeanWithError {
  readonly mean: number;
  /** Standard deviation of the sample over the root of its size; absent of one number. */
  readonly standardError?: number;
}

/** The mean of numbers, at least one, with its standard error. */
export function meanWithError(values: ArrayLike<number>): MeanWithError {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  if (n === 1) return { mean };
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/** The least number that is written without an exponent. */
const SMALL = 1e-5;

/** `0.1234 ± 0.0056`, to four significant digits of the larger of them; of one number without its error. Tiny numbers have an exponent, and 0 is 0. */
export function meanText({ mean, standardError }: MeanWithError): string {
  const size = Math.max(Math.abs(mean), standardError ?? 0);
  const digits = Math.max(0, 4 - Math.ceil(Math.log10(size)));
  const shown = (value: number): string => {
    if (value === 0) return '0';
    return size < SMALL ? value.toExponential(2) : value.toFixed(digits);
  };
  return standardError === undefined ? shown(mean) : `${shown(mean)} ± ${shown(standardError)}`;
}
