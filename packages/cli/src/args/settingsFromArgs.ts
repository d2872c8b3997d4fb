import { type Config, type ConfigInput, settingKey } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { type Arguments, negationOf, settingOf } from './flags.ts';

/** The settings of a command line: `--set key=value` first, then the flags over them. */
export function settingsGiven(given: Arguments): ConfigInput {
  const input: ConfigInput = {};
  for (const text of given.all('set')) {
    const [key, value] = splitPair(text);
    input[key] = value;
  }
  for (const [flag, key] of settingOf) {
    const value = flagged(given, flag, key);
    if (value !== undefined) input[key] = value;
  }
  return input;
}

function flagged(given: Arguments, flag: string, key: keyof Config): unknown {
  const negation = negationOf(key);
  const off = negation !== undefined && given.has(negation);
  if (off && given.has(flag))
    throw new Failure(EXIT.usage, `--${flag}: expected it or --${negation}, got both.`);
  if (off) return false;
  if (!given.has(flag)) return undefined;
  return given.get(flag) === '' ? true : given.get(flag);
}

function splitPair(text: string): [keyof Config, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Failure(EXIT.usage, `--set: expected key=value, got "${text}".`);
  return [settingKey(text.slice(0, at)), text.slice(at + 1)];
}
