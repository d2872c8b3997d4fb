/** A mean and its standard error, and of how many numbers. */
export interface MeanWithError {
  readonly mean: number;
  /** Standard deviation of the sample over the root of its size; 0 of one number. */
  readonly standardError: number;
}

/** The mean of numbers, at least one, with its standard error. */
export function meanWithError(values: ArrayLike<number>): MeanWithError {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/** `0.1234 ± 0.0056`, to four significant digits of the mean. */
export function meanText({ mean, standardError }: MeanWithError): string {
  const digits = Math.max(0, 4 - Math.ceil(Math.log10(Math.max(Math.abs(mean), 1e-9))));
  return `${mean.toFixed(Math.min(20, digits))} ± ${standardError.toFixed(Math.min(20, digits))}`;
}
