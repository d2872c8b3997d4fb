import {
  type Checkpoint,
  type Config,
  configDiff,
  currentNames,
  DataError,
  datasets,
  decodeCheckpoint,
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
import { setReaders } from './fileReaders.ts';
import { requestDataset } from './requestDataset.ts';
import { spawnThread } from './spawnThread.ts';
import { brokenFile, setWasmFiles } from './wasmSource.ts';

/** Opens the run that a request describes; gives it and the number of threads it works on. */
export async function openRequest(request: Request<'open'>): Promise<{ run: Run; threads: number }> {
  const from = request.checkpoint && readCheckpoint(request.checkpoint);
  const config = from ? resumedConfig(from, request) : resolveConfig(request.input, request.preset);
  if (from) checkData(config, request);
  const wanted = request.threads ?? (config.threads === 'auto' ? 1 : config.threads);
  const threads = self.crossOriginIsolated ? Math.min(wanted, navigator.hardwareConcurrency) : 1;
  setWasmFiles(request.wasm);
  setReaders(request.readers);
  configure({ spawn: spawnThread });
  try {
    await startBackend({ ...config, threads, wide: 'off' });
    const free = !from && choosesNoModel(request);
    const opened = await requestDataset(config, request, free && request.input.imageSize === undefined);
    const chosen = free ? configForFiles(config, opened, request) : config;
    const { dataset } = opened;
    return { run: await asCheckpointError(() => openRun(chosen, dataset, from)), threads };
  } catch (error) {
    throw brokenFile() ?? error;
  }
}

/** Whether files are to be trained on with neither preset nor architecture named: settings that suit them are taken. */
function choosesNoModel({ files, preset, input }: Request<'open'>): boolean {
  return files !== undefined && preset === undefined && input.architecture === undefined;
}

function configForFiles(
  config: Config,
  { dataset, imageSize = config.imageSize }: Pick<Opened, 'dataset' | 'imageSize'>,
  { input }: Request<'open'>,
): Config {
  return resolveConfig({ ...suitedSettings(dataset, '').settings, imageSize, ...currentNames(input) });
}

/** Throws a SessionError if a run was trained on data that neither the package nor the request has: a checkpoint holds none. */
function checkData({ data }: Config, { points, files }: Request<'open'>): void {
  if (points || files || Object.hasOwn(datasets, data)) return;
  const wanted =
    data === 'drawn' ? 'the points that were drawn' : `the files of its data, ${JSON.stringify(data)}`;
  throw new SessionError(
    'checkpoint',
    `checkpoint: expected ${wanted} with it, which it does not hold, got none.`,
  );
}

/** Decodes a checkpoint. Throws a SessionError 'checkpoint'. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    return decodeCheckpoint(bytes);
  } catch (error) {
    throw error instanceof DataError ? new SessionError('checkpoint', error.message) : error;
  }
}

/** Does something with a checkpoint: what does not suit is the checkpoint's fault. */
export async function asCheckpointError<T>(use: () => T | Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw error instanceof DataError ? new SessionError('checkpoint', error.message) : error;
  }
}

/** The config of a checkpoint, with such changes as do not touch what it computes. */
function resumedConfig(from: Checkpoint, { input }: Request<'open'>): Config {
  const config = resolveConfig({ ...from.config, ...input });
  checkResumable(from.config, config);
  return config;
}

/** Throws a SessionError if a run under one config cannot go on under the other. */
export function checkResumable(before: Config, after: Config): void {
  const [row] = configDiff(before, after);
  if (!row) return;
  const { key } = row;
  const message = `${key}: expected ${row.before}, as the checkpoint has it, got ${row.after}.`;
  throw new SessionError('checkpoint', message);
}
