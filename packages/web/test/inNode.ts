import { openDataset, openRun, type Run, resolveConfig, startBackend } from '@ganvil/core';

type Files = readonly { readonly name: string; readonly bytes: Uint8Array }[];

/** The run of these settings in Node, to compare with; the data are in `files`, where there are any. */
export async function runInNode({ preset, ...input }: Record<string, unknown>, files?: Files): Promise<Run> {
  const entries = files?.map(({ name, bytes }) => ({
    path: name,
    size: bytes.length,
    read: async (from?: number, to?: number) => bytes.subarray(from, to),
  }));
  const config = resolveConfig(input, preset as string | undefined);
  await startBackend(config);
  return openRun(config, (await openDataset(config, entries)).dataset);
}

/** The digest of all steps of a run. */
export async function digestInNode(...opening: Parameters<typeof runInNode>): Promise<string> {
  const run = await runInNode(...opening);
  while (run.done.G < run.config.steps) run.update('all');
  const digest = run.digest();
  run.dispose();
  return digest;
}
