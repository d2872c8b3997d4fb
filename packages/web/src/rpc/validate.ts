// Checks of what comes from the other side of a worker: a type and its check are one thing.

export type Check<T> = (value: unknown) => value is T;
export type Checked<C> = C extends Check<infer T> ? T : never;

export type Fields = Readonly<Record<string, Check<unknown>>>;
type Optional<F extends Fields> = { [K in keyof F]: undefined extends Checked<F[K]> ? K : never }[keyof F];
/** The objects that have these fields. */
export type ObjectOf<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Checked<F[K]> } & {
  [K in Optional<F>]?: Checked<F[K]>;
};

export const text: Check<string> = (x): x is string => typeof x === 'string' && x.length <= 2 ** 16;
export const boolean: Check<boolean> = (x): x is boolean => typeof x === 'boolean';
/** A number that is not NaN. */
export const number: Check<number> = (x): x is number => typeof x === 'number' && !Number.isNaN(x);
/** 0, 1, 2, ... */
export const count: Check<number> = (x): x is number => Number.isSafeInteger(x) && (x as number) >= 0;
/** An object of a class. */
export const instanceOf =
  <T>(type: new (...parts: never[]) => T): Check<T> =>
  (x): x is T =>
    x instanceof type;
export const floats: Check<Float32Array> = instanceOf(Float32Array);
export const integers: Check<Int32Array> = (x): x is Int32Array => x instanceof Int32Array;
export const bytes: Check<Uint8Array> = instanceOf(Uint8Array);
/** An object with any content. */
export const isObject: Check<Record<string, unknown>> = (x): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (x): x is T | undefined =>
    x === undefined || check(x);

export const oneOf =
  <const T extends string>(...words: readonly T[]): Check<T> =>
  (x): x is T =>
    words.includes(x as T);

export const list =
  <T>(check: Check<T>, maxLength = 2 ** 20): Check<T[]> =>
  (x): x is T[] =>
    Array.isArray(x) && x.length <= maxLength && x.every(check);

/** Names to values of one kind. */
export const record =
  <T>(check: Check<T>): Check<Record<string, T>> =>
  (x): x is Record<string, T> =>
    isObject(x) && Object.values(x).every(check);

export const object =
  <F extends Fields>(fields: F): Check<ObjectOf<F>> =>
  (x): x is ObjectOf<F> =>
    isObject(x) && firstInvalidField(fields, x) === undefined;

/** The name of a field that is not as it should be. */
export function firstInvalidField(fields: Fields, value: Record<string, unknown>): string | undefined {
  return Object.keys(fields).find((key) => !fields[key](value[key]));
}
