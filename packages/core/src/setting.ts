// What a row of the settings table is, and the kinds of rows.

export type Group = 'data' | 'model' | 'training' | 'run';

/** One setting: its default, what it is, and the check that a value passes. */
export interface Setting<T> {
  readonly kind: 'choice' | 'integer' | 'number' | 'text' | 'toggle';
  readonly initial: T;
  readonly group: Group;
  readonly help: string;
  /** The values of a choice. */
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** The value, typed; numbers may come as text. Throws a RangeError that says what was expected. */
  check(value: unknown): T;
}

type KeyOf<T> = `${keyof T & (string | number)}`;

/** One of a table's keys. */
export function choice<T extends Record<string | number, unknown>>(
  table: T,
  initial: KeyOf<T>,
  group: Group,
  help: string,
): Setting<KeyOf<T>> {
  const options = Object.keys(table) as KeyOf<T>[];
  const check = (value: unknown): KeyOf<T> => {
    const found = options.find((option) => option === String(value));
    if (found === undefined) throw new RangeError(`one of ${options.join(', ')}`);
    return found;
  };
  return { kind: 'choice', initial, group, help, options, check };
}

interface Range {
  min: number;
  max: number;
}

export function integer(initial: number, { min, max }: Range, group: Group, help: string): Setting<number> {
  const check = (value: unknown): number => {
    const n = toNumber(value);
    if (!Number.isSafeInteger(n) || n < min || n > max) throw new RangeError(`an integer ${span(min, max)}`);
    return n;
  };
  return { kind: 'integer', initial, group, help, min, max, check };
}

export function number(initial: number, { min, max }: Range, group: Group, help: string): Setting<number> {
  const check = (value: unknown): number => {
    const n = toNumber(value);
    if (!(n >= min && n <= max)) throw new RangeError(`a number ${span(min, max)}`);
    return n;
  };
  return { kind: 'number', initial, group, help, min, max, check };
}

export function text(initial: string, group: Group, help: string): Setting<string> {
  const check = (value: unknown): string => {
    if (typeof value !== 'string' || value.length > 4096)
      throw new RangeError('text of at most 4096 characters');
    return value;
  };
  return { kind: 'text', initial, group, help, check };
}

/** true or false, off unless it is asked for; as a flag it has no value. */
export function toggle(group: Group, help: string): Setting<boolean> {
  const check = (value: unknown): boolean => {
    if (value !== true && value !== false && value !== 'true' && value !== 'false')
      throw new RangeError('true or false');
    return String(value) === 'true';
  };
  return { kind: 'toggle', initial: false, group, help, check };
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value.trim())
    ? Number(value)
    : Number.NaN;
}

function span(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}
