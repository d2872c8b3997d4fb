// Flags as rows. The settings table gives most of them; the rest belongs to single commands.
import { parseArgs } from 'node:util';
import { type Config, didYouMean, type Setting, settings } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** One flag. Without `value` it is a switch. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help, such as `N`. */
  readonly value?: string;
  readonly help: string;
}

/** A command line, taken apart. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The value of a flag; the last one, if it was given more than once. */
  get(flag: string): string | undefined;
  all(flag: string): readonly string[];
}

/** `batchSize` as a flag: `batch-size`. */
export const kebab = (key: string): string => key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** The setting keys by their flags. */
export const settingOf = new Map(Object.keys(settings).map((key) => [kebab(key), key as keyof Config]));

const PLACES = { choice: 'NAME', integer: 'N', number: 'X', size: 'N | WxH', text: 'TEXT' } as const;

/** What stands for a setting's value in the help. Toggles and switches have none. */
export function placeOf({ kind }: Setting<unknown>): string | undefined {
  return kind === 'toggle' || kind === 'switch' ? undefined : PLACES[kind];
}

/** The flag that switches a setting off, `no-wide`, where it is one that has such a flag. */
export function negationOf(key: keyof Config): string | undefined {
  return settings[key].kind === 'switch' ? `no-${kebab(key)}` : undefined;
}

/** A flag for each setting. */
export const settingFlags: readonly Flag[] = [...settingOf].flatMap(([name, key]) => {
  const setting: Setting<unknown> = settings[key];
  const { help } = setting;
  const negation = negationOf(key);
  return [{ name, value: placeOf(setting), help }, ...(negation ? [{ name: negation, help }] : [])];
});

export const helpFlag: Flag = { name: 'help', short: 'h', help: 'show this help' };
export const jsonFlag: Flag = { name: 'json', help: 'print the result as one JSON object' };
export const quietFlag: Flag = { name: 'quiet', short: 'q', help: 'show no progress: --progress none' };
export const progressFlag: Flag = {
  name: 'progress',
  value: 'KIND',
  help: 'auto (drawn over on a terminal, else plain), plain (a line every 10 s), json (an object a line, every second) or none',
};
export const setFlag: Flag = {
  name: 'set',
  value: 'KEY=VALUE',
  help: 'a setting by its key; may be repeated',
};
export const budgetFlag: Flag = {
  name: 'budget',
  value: 'TIME',
  help: 'stop this long after the start of the command (90s, 30m, 1h30m), with the state saved and exit code 76',
};
export const forceUnlockFlag: Flag = {
  name: 'force-unlock',
  help: 'take over the lock of a run that a process of another machine or container holds',
};

export const otherBitsFlag: Flag = {
  name: 'other-bits',
  help: 'resume also under another kernel ABI or numeric profile: what follows has other bits than the run began with',
};

/** Takes a command line apart. Throws a usage Failure for an unknown flag, a missing value or too many arguments. */
export function parseFlags(argv: string[], flags: readonly Flag[], most: number): Arguments {
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
    const flag = byName.get(token.name);
    if (!flag) {
      const hint = didYouMean(token.name, [...byName.keys()]).replace('mean ', 'mean --');
      throw new Failure(
        EXIT.usage,
        `${token.rawName}: expected a known flag${hint}, got "${token.rawName}".`,
      );
    }
    if (flag.value && !token.value)
      throw new Failure(EXIT.usage, `--${flag.name}: expected a value (${flag.value}), got none.`);
    if (!flag.value && token.value !== undefined) {
      throw new Failure(EXIT.usage, `--${flag.name}: expected no value, got "${token.value}".`);
    }
    values.set(flag.name, [...(values.get(flag.name) ?? []), token.value ?? '']);
  }
  if (positionals.length > most) {
    throw new Failure(EXIT.usage, `arguments: expected at most ${most}, got "${positionals[most]}" as well.`);
  }
  return {
    positionals,
    has: (flag) => values.has(flag),
    get: (flag) => values.get(flag)?.at(-1),
    all: (flag) => values.get(flag) ?? [],
  };
}
