// What a row of the settings table is, and the kinds of rows.
import { type ImageSize, MAX_SIDE, parseImageSize } from './imageSize.ts';

/** Headings under which help and forms list settings. */
export type Group = 'data' | 'model' | 'training' | 'run';

/** One setting: its default, what it is, and the check that a value passes. */
export interface Setting<T> {
  readonly kind: 'choice' | 'integer' | 'number' | 'size' | 'switch' | 'text' | 'toggle';
  readonly initial: T;
  readonly group: Group;
  readonly help: string;
  /** The values of a choice, or the names that a text may list. */
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** What runs did that were stored before there was the setting, where that is not the default. */
  readonly before?: T;
  /** The setting whose value is the default, where that is another setting's. */
  readonly follows?: string;
  /** Whether `auto` is a value too. */
  readonly auto?: true;
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

/** A setting of D whose default is the value of another setting. */
export function follows<T>(key: string, setting: Setting<T>): Setting<T> {
  return { ...setting, follows: key };
}

interface Range {
  min: number;
  max: number;
}

/** A whole number from `min` to `max`. */
export function integer(initial: number, { min, max }: Range, group: Group, help: string): Setting<number> {
  const check = (value: unknown): number => {
    const n = toNumber(value);
    if (!Number.isSafeInteger(n) || n < min || n > max) throw new RangeError(`an integer ${span(min, max)}`);
    return n;
  };
  return { kind: 'integer', initial, group, help, min, max, check };
}

/** An integer, or `auto` (or 0): the host finds out. The default is `auto`. */
export function integerOrAuto(range: Range, group: Group, help: string): Setting<number | 'auto'> {
  const own = integer(range.min, range, group, help);
  const check = (value: unknown): number | 'auto' => {
    if (value === 'auto' || toNumber(value) === 0) return 'auto';
    try {
      return own.check(value);
    } catch (error) {
      throw new RangeError(`auto or ${(error as Error).message}`);
    }
  };
  return { ...own, initial: 'auto', auto: true, check };
}

/** A number from `min` to `max`. */
export function number(initial: number, { min, max }: Range, group: Group, help: string): Setting<number> {
  const check = (value: unknown): number => {
    const n = toNumber(value);
    if (!(n >= min && n <= max)) throw new RangeError(`a number ${span(min, max)}`);
    return n;
  };
  return { kind: 'number', initial, group, help, min, max, check };
}

/** Text of at most 4096 characters. */
export function text(initial: string, group: Group, help: string): Setting<string> {
  const check = (value: unknown): string => {
    if (typeof value !== 'string' || value.length > 4096)
      throw new RangeError('text of at most 4096 characters');
    return value;
  };
  return { kind: 'text', initial, group, help, check };
}

/** Keys of a table, comma-separated, each at most once; none by default. Their order counts. */
export function list(table: Readonly<Record<string, unknown>>, group: Group, help: string): Setting<string> {
  const options = Object.keys(table);
  const check = (value: unknown): string => {
    const names = typeof value === 'string' ? value.split(',').map((name) => name.trim()) : ['?'];
    if (names.length === 1 && names[0] === '') return '';
    if (names.every((name, i) => options.includes(name) && names.indexOf(name) === i)) return names.join(',');
    throw new RangeError(`some of ${options.join(', ')}, comma-separated`);
  };
  return { kind: 'text', initial: '', group, help, options, check };
}

/** The size of images: the side of a square, or `WIDTHxHEIGHT`; 0, the default: as they are. */
export function size(group: Group, help: string): Setting<ImageSize> {
  const check = (value: unknown): ImageSize => {
    const found = parseImageSize(value);
    if (found === undefined)
      throw new RangeError(`0, a side such as 64 or a size such as 178x218, each side at most ${MAX_SIDE}`);
    return found;
  };
  return { kind: 'size', initial: 0, group, help, min: 0, max: MAX_SIDE, check };
}

const SWITCH = ['auto', 'on', 'off'] as const;

/**
 * Found out by the host unless it is switched on or off; as a flag it has no value: `--key` or `--no-key`. true and false are
 * on and off.
 */
export function autoToggle(group: Group, help: string): Setting<(typeof SWITCH)[number]> {
  const check = (value: unknown): (typeof SWITCH)[number] => {
    const name = { true: 'on', false: 'off' }[String(value)] ?? String(value);
    const found = SWITCH.find((option) => option === name);
    if (found === undefined) throw new RangeError('auto, on or off');
    return found;
  };
  return { kind: 'switch', initial: 'auto', group, help, options: SWITCH, check };
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
