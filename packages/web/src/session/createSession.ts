// A run in a worker, without a view: settings in, events and samples out.
import type { ConfigInput } from '@ganvil/core';
import { ABSENT } from '../rpc/absent.ts';
import { type Assets, isSameOrigin, resolveAssets, startWorker } from '../rpc/assets.ts';
import { openChannel } from '../rpc/channel.ts';
import { watchLiveness } from '../rpc/liveness.ts';
import type { Request } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { createThreads } from '../rpc/threads.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import { suitsLightWorker } from './suitsLightWorker.ts';
import type { Session, SessionEvents, SessionOptions } from './types.ts';
import type { Connection } from './workerLine.ts';
import { workerSession } from './workerSession.ts';

/**
 * Starts a worker and opens a run in it. `config` names a preset and the settings that differ from it, or with `checkpoint` those
 * that differ from the checkpoint's. Rejects with a SessionError: 'config', 'data' or 'checkpoint' for what cannot be used,
 * 'worker' or 'integrity' if the worker cannot be started, 'disposed' if `signal` cancels it.
 */
export async function createSession(
  config: ConfigInput & { preset?: string } = {},
  options: SessionOptions = {},
): Promise<Session> {
  const emitter = createEmitter<SessionEvents>();
  const background = options.background ?? false;
  const whole = (input: typeof config, more?: Pick<SessionOptions, 'checkpoint' | 'signal'>) =>
    connect('worker.js', input, { ...options, ...more }, emitter);
  if (!suitsLightWorker(config, options))
    return workerSession({ first: await whole(config), background, emitter });
  try {
    const first = await connect('worker-light.js', config, options, emitter);
    /** The settings of the run are in its checkpoint. */
    const move = (checkpoint: Uint8Array) => whole({}, { checkpoint, signal: undefined });
    return workerSession({ first, move, background, emitter });
  } catch (error) {
    // A way to fail that the build did not meet: the whole worker knows what to say.
    if (!(error as Error).message.includes(ABSENT)) throw error;
    return workerSession({ first: await whole(config), background, emitter });
  }
}

/** A worker of this script that has opened the run. */
async function connect(
  script: 'worker.js' | 'worker-light.js',
  config: ConfigInput & { preset?: string },
  options: SessionOptions,
  emitter: Emitter<SessionEvents>,
): Promise<Connection> {
  const { signal } = options;
  const assets = resolveAssets(options.assets, options.integrity);
  const { worker, defaultReason } = await startWorker(assets[script]);
  const threads = createThreads(assets['thread.js'], (error) => channel.fail(error));
  const end = (): void => {
    worker.terminate();
    threads.dispose();
  };
  const onFailure = (error: SessionError): void => {
    end();
    emitter.emit('error', error);
  };
  const channel = openChannel(worker, { onSpawn: threads.start, onFailure }, defaultReason);
  const abort = (): void => channel.close(cancelled);
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) abort();
    await watchLiveness(channel, () => channel.fail(died));
    const opened = await channel.request('open', openRequestOf(config, options, assets));
    const fewer = fewerThreads(options.threads ?? Number(config.threads ?? 1), opened.threads, assets);
    const notice = [fewer, opened.unread ?? ''].filter((part) => part !== '').join(' ');
    const dispose = (): void => {
      channel.close(disposed);
      end();
    };
    return { opened, notice, channel, dispose };
  } catch (error) {
    end();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

const died = new SessionError('worker', 'The worker terminated unexpectedly.');
const cancelled = new SessionError('disposed', 'Opening the session was cancelled.');
const disposed = new SessionError('disposed', 'The session has been disposed.');

/** Why there are fewer threads than requested; '' if there are not. */
function fewerThreads(wanted: number, threads: number, assets: Assets): string {
  if (!(wanted > threads)) return '';
  const why = !isSameOrigin(assets['thread.js'].url)
    ? 'the script is from another origin than the page'
    : self.crossOriginIsolated
      ? `this machine has ${navigator.hardwareConcurrency} processors`
      : 'the page is not cross-origin isolated';
  return `threads: expected ${wanted}, got ${threads}: ${why}.`;
}

/** The request that opens a run. */
function openRequestOf(
  { preset, ...input }: ConfigInput & { preset?: string },
  { threads, points, checkpoint, files }: SessionOptions,
  assets: Assets,
): Request<'open'> {
  const { 'scalar.wasm': scalar, 'simd.wasm': simd, 'fma.wasm': fma, 'thread.js': thread } = assets;
  return {
    preset,
    input,
    threads: isSameOrigin(thread.url) ? threads : 1,
    points,
    checkpoint,
    files: files?.map(({ name, bytes }) => ({ name, bytes })),
    wasm: { scalar, simd, fma },
    readers: assets['readers.js'],
    figures: assets['figures.js'],
    pictures: assets['pictures.js'],
    diagnoses: assets['diagnoses.js'],
  };
}
