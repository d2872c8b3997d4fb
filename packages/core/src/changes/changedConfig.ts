import { type Config, resolveConfig, settingKey } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { DataShape } from '../games/types.ts';
import { stateShapes } from '../state/stateShapes.ts';
import { checkModel } from '../training/checkModel.ts';
import { checkMemory } from '../training/memory.ts';
import { whyFixed } from './changeableSettings.ts';
import type { Change } from './types.ts';

/**
 * A config with another value of one setting. Throws ConfigError, in one line, for a value that the setting does not take, or a setting that
 * cannot change in a run on such data; allocates no tensor.
 */
export function changedConfig(
  config: Config,
  { setting, value }: { readonly setting: Change['setting']; readonly value: unknown },
  data: DataShape,
): Config {
  const key = settingKey(setting);
  const reason = whyFixed(key);
  const refused = (why: string) =>
    new ConfigError(`${key}: expected a setting that may change in a run, got one that may not: ${why}.`);
  if (reason !== undefined) throw refused(reason);
  const after = resolveConfig({ ...config, [key]: value });
  const [old, next] = [stateShapes(config, data), stateShapes(after, data)];
  const other = [...next.keys(), ...old.keys()].find(
    (name) => old.get(name)?.join() !== next.get(name)?.join(),
  );
  if (other !== undefined)
    throw refused(
      `from ${config[key]} to ${after[key]}, the state would ${old.has(other) ? 'lose' : 'need'} ${other}`,
    );
  checkModel(after, data);
  checkMemory(after, data);
  return after;
}
