import {
  type Config,
  currentNames,
  type Diagnosed,
  datasets,
  type Opened,
  openRun,
  type Run,
  resolveConfig,
  startBackend,
  suitedSettings,
} from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import type { Request } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { diagnosingOf } from './diagnosingOf.ts';
import { asCheckpointError, readCheckpoint, resumedConfig } from './requestCheckpoint.ts';
import { requestDataset } from './requestDataset.ts';
import { spawnThread } from './spawnThread.ts';
import { workerAssets } from './workerAssets.ts';

/** Opens the run that a request describes. Gives it, its number of threads, and which files were not read. Throws a SessionError or core's errors. */
export async function openRequest(
  request: Request<'open'>,
): Promise<{ run: Run; threads: number; unread?: string }> {
  const from = request.checkpoint && readCheckpoint(request.checkpoint);
  const config = from ? resumedConfig(from, request) : resolveConfig(request.input, request.preset);
  if (from) checkData(config, request);
  const wanted = request.threads ?? (config.threads === 'auto' ? 1 : config.threads);
  const threads = self.crossOriginIsolated ? Math.min(wanted, navigator.hardwareConcurrency) : 1;
  const { wasm, readers, figures, pictures, diagnoses } = request;
  Object.assign(workerAssets, { wasm, readers, figures, pictures, diagnoses });
  configure({ spawn: spawnThread });
  try {
    await startBackend({ ...config, threads, wide: 'off' });
    const free = !from && choosesNoModel(request);
    const opened = await requestDataset(config, request, free && request.input.imageSize === undefined);
    const chosen = free ? configForFiles(config, opened, request) : config;
    const { dataset } = opened;
    const diagnosing = (diagnosed: Diagnosed) => diagnosingOf(diagnosed, dataset);
    const run = await asCheckpointError(() => openRun(chosen, dataset, from, undefined, diagnosing));
    return { run, threads, unread: unreadOf(opened.skipped) };
  } catch (error) {
    throw workerAssets.failure ?? error;
  }
}

/** Which files were not read, and why the first was not. */
function unreadOf(skipped: Opened['skipped'] = []): string | undefined {
  const [first] = skipped;
  if (!first) return undefined;
  const files = skipped.length === 1 ? 'A file was' : `${skipped.length} files were`;
  return `${files} not read: ${first.path}: ${first.reason}`;
}

/** Whether a request has files and names neither a preset nor an architecture: the settings then follow from the data. */
function choosesNoModel({ files, preset, input }: Request<'open'>): boolean {
  return files !== undefined && preset === undefined && input.architecture === undefined;
}

/** A config that suits the data, with the settings of the request. */
function configForFiles(
  config: Config,
  { dataset, imageSize = config.imageSize }: Pick<Opened, 'dataset' | 'imageSize'>,
  { input }: Request<'open'>,
): Config {
  return resolveConfig({ imageSize, ...currentNames(input) }, suitedSettings(dataset, '').settings);
}

/** Throws a SessionError if neither the package nor the request has a run's data: a checkpoint does not contain them. */
function checkData({ data }: Config, { points, files }: Request<'open'>): void {
  if (points || files || Object.hasOwn(datasets, data)) return;
  const missing = data === 'drawn' ? 'the drawn points' : `its data files, ${JSON.stringify(data)}`;
  throw new SessionError(
    'checkpoint',
    `checkpoint: expected ${missing} with it, got none; a checkpoint does not contain its data.`,
  );
}
