import { EXIT, Failure } from '../exit.ts';
import { readBytes } from '../readBytes.ts';
import { decodeNamed, saveCheckpoint } from './checkpoints.ts';
import { checkNew, createRunDirectory, discardUnused, prepareRun, writeRunConfig } from './directory.ts';
import { lockRun } from './lock.ts';

/** Makes a run directory around a checkpoint that lies alone in a file, as the page exports it. Throws a Failure. */
export async function adopt(file: string, out: string | undefined): Promise<string> {
  if (out !== undefined) checkNew(out);
  const bytes = await readBytes(file);
  const { config, step, datasetDigest } = decodeNamed(file, bytes);
  if (config.backend !== 'ganvil')
    throw new Failure(EXIT.config, `${file}: expected a run on ganvil, got one on ${config.backend}.`);
  const run = createRunDirectory(out, 'resumed');
  const unlock = lockRun(run, false);
  try {
    await prepareRun(run);
    await writeRunConfig(run, { config, preset: 'resumed', dataset: datasetDigest });
    await saveCheckpoint(run, step, bytes);
  } catch (error) {
    discardUnused(run);
    throw error;
  } finally {
    unlock();
  }
  return run;
}
