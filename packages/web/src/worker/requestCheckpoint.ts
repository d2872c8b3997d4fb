// Checkpoints of requests: what is wrong with one is a SessionError 'checkpoint'.
import {
  type Checkpoint,
  type Config,
  changeableSettings,
  changesText,
  configDiff,
  DataError,
  decodeCheckpoint,
  type Run,
  resolveConfig,
} from '@ganvil/core';
import type { Request } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';

/** Decodes a checkpoint. Throws a SessionError 'checkpoint'. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    return decodeCheckpoint(bytes);
  } catch (error) {
    throw error instanceof DataError ? new SessionError('checkpoint', error.message) : error;
  }
}

/** Uses a checkpoint: a DataError becomes a SessionError 'checkpoint'. */
export async function asCheckpointError<T>(use: () => T | Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw error instanceof DataError ? new SessionError('checkpoint', error.message) : error;
  }
}

/** The config of a checkpoint with a request's changes. Throws a SessionError if they would change results. */
export function resumedConfig(from: Checkpoint, { input }: Request<'open'>): Config {
  const config = resolveConfig({ ...from.config, ...input });
  checkResumable(from.config, config);
  return config;
}

/** Throws a SessionError if a run cannot go on from a checkpoint: other changes of settings explain other values of those that may change. */
export function checkRestorable({ config, changes }: Run, from: Checkpoint): void {
  const alike = changesText(changes) === changesText(from.changes ?? []);
  checkResumable(config, from.config, alike ? [] : changeableSettings);
}

/** Throws a SessionError if a run under one config cannot be resumed under the other, which may differ in some settings. */
function checkResumable(before: Config, after: Config, except: readonly string[] = []): void {
  const row = configDiff(before, after).find(({ key }) => !except.includes(key));
  if (!row) return;
  const { key } = row;
  const message = `${key}: expected ${row.before} as in the checkpoint, got ${row.after}.`;
  throw new SessionError('checkpoint', message);
}
