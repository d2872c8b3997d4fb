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

/** `0.1234 ± 0.0056`, to four significant digits of the mean; of one number without its error. */
export function meanText({ mean, standardError }: MeanWithError): string {
  const digits = Math.max(0, 4 - Math.ceil(Math.log10(Math.max(Math.abs(mean), 1e-9))));
  const [text, error] = [mean, standardError].map((value) => value?.toFixed(Math.min(20, digits)));
  return error === undefined ? `${text}` : `${text} ± ${error}`;
}
