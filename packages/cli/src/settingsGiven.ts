import { type Config, type ConfigInput, settingKey, settings } from '@ganvil/core';
import { EXIT, Failure } from './exit.ts';
import { type Arguments, settingOf } from './flags.ts';

/** The settings of a command line: `--set key=value` first, then the flags over them. */
export function settingsGiven(given: Arguments): ConfigInput {
  const input: ConfigInput = {};
  for (const text of given.all('set')) {
    const [key, value] = splitPair(text);
    input[key] = value;
  }
  for (const [flag, key] of settingOf) {
    if (given.has(flag)) input[key] = settings[key].kind === 'toggle' ? true : given.get(flag);
  }
  return input;
}

function splitPair(text: string): [keyof Config, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Failure(EXIT.usage, `--set: expected key=value, got "${text}".`);
  return [settingKey(text.slice(0, at)), text.slice(at + 1)];
}
