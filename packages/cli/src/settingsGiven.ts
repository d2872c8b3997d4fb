import { type ConfigInput, nearest, resolveConfig, settings } from '@ganvil/core';
import { EXIT, Failure } from './exit.ts';
import { type Arguments, settingOf } from './flags.ts';

/** The settings of a command line: `--set key=value` first, then the flags over them. Throws a usage Failure. */
export function settingsGiven(given: Arguments): ConfigInput {
  const input: ConfigInput = {};
  for (const text of given.all('set')) {
    const [key, value] = splitPair(text);
    input[key] = value;
  }
  for (const [flag, key] of settingOf) if (given.has(flag)) input[key] = given.get(flag);
  try {
    resolveConfig(input);
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigError') throw new Failure(EXIT.usage, error.message);
    throw error;
  }
  return input;
}

function splitPair(text: string): [keyof typeof settings, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Failure(EXIT.usage, `--set: expected key=value, got "${text}".`);
  const key = text.slice(0, at);
  if (!Object.hasOwn(settings, key)) {
    const hint = nearest(key, Object.keys(settings));
    throw new Failure(EXIT.usage, `--set: expected a known key${hint}, got "${key}".`);
  }
  return [key as keyof typeof settings, text.slice(at + 1)];
}
