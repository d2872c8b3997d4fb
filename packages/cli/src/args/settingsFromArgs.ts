import { type Config, type ConfigInput, settingKey } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { type Arguments, negationOf, settingOf } from './flags.ts';

/** The settings of a command line: `--set key=value` first, then the flags over them. */
export function settingsFromArgs(args: Arguments): ConfigInput {
  const input: ConfigInput = {};
  for (const text of args.all('set')) {
    const [key, value] = splitPair('--set', text);
    input[key] = value;
  }
  for (const [flag, key] of settingOf) {
    const value = flagValue(args, flag, key);
    if (value !== undefined) input[key] = value;
  }
  return input;
}

function flagValue(args: Arguments, flag: string, key: keyof Config): unknown {
  const negation = negationOf(key);
  const off = negation !== undefined && args.has(negation);
  if (off && args.has(flag))
    throw new Failure(EXIT.usage, `--${flag}: expected either --${flag} or --${negation}, got both.`);
  if (off) return false;
  if (!args.has(flag)) return undefined;
  return args.get(flag) === '' ? true : args.get(flag);
}

/** `key=value` of a flag. Throws a usage Failure, and ConfigError for an unknown key. */
export function splitPair(flag: string, text: string): [keyof Config, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Failure(EXIT.usage, `${flag}: expected key=value, got "${text}".`);
  return [settingKey(text.slice(0, at)), text.slice(at + 1)];
}
