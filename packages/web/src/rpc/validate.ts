// Checks of messages from the other side of a worker. A check is also the TypeScript type of what passes it.

/** Tells whether a value is a T. */
export type Check<T> = (value: unknown) => value is T;
/** The type that a check is for. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** Checks by the name of a field. */
export type Fields = Readonly<Record<string, Check<unknown>>>;
type Optional<F extends Fields> = { [K in keyof F]: undefined extends Checked<F[K]> ? K : never }[keyof F];
/** The objects that have these fields. */
export type ObjectOf<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Checked<F[K]> } & {
  [K in Optional<F>]?: Checked<F[K]>;
};

/** Text of at most 65,536 characters. */
export const text: Check<string> = (x): x is string => typeof x === 'string' && x.length <= 2 ** 16;
/** true or false. */
export const boolean: Check<boolean> = (x): x is boolean => typeof x === 'boolean';
/** A number that is not NaN. */
export const number: Check<number> = (x): x is number => typeof x === 'number' && !Number.isNaN(x);
/** Any number, NaN too: a loss may be that. */
export const scalar: Check<number> = (x): x is number => typeof x === 'number';
/** 0, 1, 2, ... */
export const count: Check<number> = (x): x is number => Number.isSafeInteger(x) && (x as number) >= 0;
/** An instance of a class. */
export const instanceOf =
  <T>(type: new (...parts: never[]) => T): Check<T> =>
  (x): x is T =>
    x instanceof type;
/** A Float32Array. */
export const floats: Check<Float32Array> = instanceOf(Float32Array);
/** An Int32Array. */
export const integers: Check<Int32Array> = instanceOf(Int32Array);
/** A Uint8Array. */
export const bytes: Check<Uint8Array> = instanceOf(Uint8Array);
/** An object with any content, but no array. */
export const isObject: Check<Record<string, unknown>> = (x): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

/** Undefined, or what another check passes. */
export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (x): x is T | undefined =>
    x === undefined || check(x);

/** One of some words. */
export const oneOf =
  <const T extends string>(...words: readonly T[]): Check<T> =>
  (x): x is T =>
    words.includes(x as T);

/** An array of at most `maxLength` values of one kind. */
export const list =
  <T>(check: Check<T>, maxLength = 2 ** 20): Check<T[]> =>
  (x): x is T[] =>
    Array.isArray(x) && x.length <= maxLength && x.every(check);

/** Values of one kind by name; if `keys` are given, by exactly these names. */
export const record =
  <T>(check: Check<T>, keys?: readonly string[]): Check<Record<string, T>> =>
  (x): x is Record<string, T> => {
    if (!isObject(x) || !Object.values(x).every(check)) return false;
    return !keys || (Object.keys(x).length === keys.length && keys.every((key) => Object.hasOwn(x, key)));
  };

/** An object with these fields, and any others. */
export const object =
  <F extends Fields>(fields: F): Check<ObjectOf<F>> =>
  (x): x is ObjectOf<F> =>
    isObject(x) && firstInvalidField(fields, x) === undefined;

/** The name of the first field whose value does not pass its check; undefined if all do. */
export function firstInvalidField(fields: Fields, value: Record<string, unknown>): string | undefined {
  return Object.keys(fields).find((key) => !fields[key](value[key]));
}
