import { existsSync } from 'node:fs';
import { type Config, configDiff } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import { Failure } from '../node/exit.ts';
import { runsIn } from './describeRun.ts';
import { inRun, RUNS } from './directory.ts';

/**
 * The newest run in runs/ with these settings, of those that begin with weights of another run if `warm`; undefined if there is none. Settings that do not
 * affect results may differ, but not the path of the data.
 */
export function runOfSameSettings(config: Config, warm: boolean): string | undefined {
  if (!existsSync(RUNS)) return undefined;
  return runsIn(RUNS)
    .reverse()
    .find((run) => {
      try {
        const stored = readRunConfig(inRun.config(run));
        const same = configDiff(stored.config, config).length === 0 && stored.config.data === config.data;
        return same && (stored.start !== undefined) === warm;
      } catch (error) {
        if (error instanceof Failure) return false;
        throw error;
      }
    });
}
