import { openDataset, openRun, type Run, resolveConfig, startBackend } from '@ganvil/core';

/** The run of these settings in Node, to compare with. */
export async function runInNode({ preset, ...input }: Record<string, unknown>): Promise<Run> {
  const config = resolveConfig(input, preset as string | undefined);
  await startBackend(config);
  return openRun(config, (await openDataset(config)).dataset);
}

/** The digest of all steps of a run. */
export async function digestInNode(settings: Parameters<typeof runInNode>[0]): Promise<string> {
  const run = await runInNode(settings);
  while (run.done.G < run.config.steps) run.update('both');
  const digest = run.digest();
  run.dispose();
  return digest;
}
