// Flags as rows of a table. Most of them come from the settings table of core; the others belong to single commands.
import { parseArgs } from 'node:util';
import { type Config, didYouMean, formerSettings, type Setting, settings } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** One flag. Without `value` it takes none. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value in the help, such as `N`. */
  readonly value?: string;
  readonly help: string;
}

/** A parsed command line. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The value of a flag; the last one if it was given more than once. */
  get(flag: string): string | undefined;
  /** All values of a flag, in order. */
  all(flag: string): readonly string[];
}

/** The flag of a setting: `batch-size` for `batchSize`. */
export const kebab = (key: string): string => key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** Flag -> key of its setting, former names included. */
export const settingOf: ReadonlyMap<string, keyof Config> = new Map([
  ...Object.entries(formerSettings).map(([former, key]) => [kebab(former), key] as const),
  ...(Object.keys(settings) as (keyof Config)[]).map((key) => [kebab(key), key] as const),
]);

const PLACEHOLDERS = { choice: 'NAME', integer: 'N', number: 'X', size: 'N | WxH', text: 'TEXT' } as const;

/** Placeholder of a setting's value in the help; toggles and switches have none. */
export function placeholderOf({ kind }: Setting<unknown>): string | undefined {
  return kind === 'toggle' || kind === 'switch' ? undefined : PLACEHOLDERS[kind];
}

/** The flag that switches a setting off, such as `no-wide`; undefined if the setting has none. */
export function negationOf(key: keyof Config): string | undefined {
  return settings[key].kind === 'switch' ? `no-${kebab(key)}` : undefined;
}

/** A flag for each setting. */
export const settingFlags: readonly Flag[] = [...settingOf].flatMap(([name, key]) => {
  const setting: Setting<unknown> = settings[key];
  const { help } = setting;
  const negation = negationOf(key);
  return [{ name, value: placeholderOf(setting), help }, ...(negation ? [{ name: negation, help }] : [])];
});

/** Accepted by every command. */
export const helpFlag: Flag = { name: 'help', short: 'h', help: 'show this help' };
/** For commands with a result that programs read. */
export const jsonFlag: Flag = { name: 'json', help: 'print the result as one JSON object' };
/** Short for `--progress none`. */
export const quietFlag: Flag = { name: 'quiet', short: 'q', help: 'show no progress (--progress none)' };
/** Sets a setting by its key. */
export const setFlag: Flag = {
  name: 'set',
  value: 'KEY=VALUE',
  help: 'set a setting by its key, such as batchSize=32; may be repeated',
};
/** For `resume`. */
export const otherBitsFlag: Flag = {
  name: 'other-bits',
  help: 'resume even under a different kernel ABI or numeric profile; the result no longer matches that of the original run',
};

/**
 * Parses a command line with at most `maxArgs` positional arguments. Throws a usage Failure for an unknown flag, a missing
 * value or too many arguments.
 */
export function parseFlags(argv: string[], flags: readonly Flag[], maxArgs: number): Arguments {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const options = Object.fromEntries(
    flags.map(({ name, short, value }) => [
      name,
      { type: value ? 'string' : 'boolean', multiple: true, ...(short ? { short } : {}) } as const,
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: argv,
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkToken(token, byName);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  if (positionals.length > maxArgs) {
    throw new Failure(
      EXIT.usage,
      `arguments: expected at most ${maxArgs}, got "${positionals[maxArgs]}" as well.`,
    );
  }
  return {
    positionals,
    has: (flag) => values.has(flag),
    get: (flag) => values.get(flag)?.at(-1),
    all: (flag) => values.get(flag) ?? [],
  };
}

/** A flag as it was found, and whether its value follows it after `=`. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
}

/** Throws a usage Failure for an unknown flag, a missing value (the next flag is none), or a value that the flag does not take. */
function checkToken(
  { name, rawName, value, inlineValue }: OptionToken,
  flags: ReadonlyMap<string, Flag>,
): void {
  const flag = flags.get(name);
  if (!flag) {
    const hint = didYouMean(name, [...flags.keys()]).replace('mean ', 'mean --');
    throw new Failure(
      EXIT.usage,
      `${rawName}: expected a known flag${hint}; --help lists those of this command.`,
    );
  }
  if (flag.value && !value)
    throw new Failure(EXIT.usage, `--${name}: expected a value (${flag.value}), got none.`);
  if (flag.value && !inlineValue && value?.startsWith('--'))
    throw new Failure(
      EXIT.usage,
      `--${name}: expected a value (${flag.value}), got the flag "${value}"; a value may begin with -- after =.`,
    );
  if (!flag.value && value !== undefined)
    throw new Failure(EXIT.usage, `--${name}: expected no value, got "${value}".`);
}
