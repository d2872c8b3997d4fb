import { type Config, openDataset, openRun, pointSet, resolveConfig, startBackend } from '@ganvil/core';
import { isChange } from '../../src/lab/model/actionLog.ts';
import { toPoints } from '../../src/lab/model/drawnPoints.ts';
import type { Recipe } from '../../src/lab/model/link.ts';

/** The digest that a recipe comes to in Node. */
export async function digestOfActions({ preset, settings, actions, drawn }: Recipe): Promise<string> {
  const config = resolveConfig({ ...settings, ...(drawn && { data: 'drawn' }) }, preset);
  await startBackend(config);
  const dataset = drawn ? pointSet('points', toPoints(drawn), 2) : (await openDataset(config)).dataset;
  const run = await openRun(config, dataset);
  for (const action of actions) {
    if (isChange(action)) run.change(action.setting as keyof Config, action.value);
    else for (let i = 0; i < action.count; i++) run.update(action.player);
  }
  const digest = run.digest();
  run.dispose();
  return digest;
}
