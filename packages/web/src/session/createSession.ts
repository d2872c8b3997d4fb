// A run in a worker, without any view: settings in, events and samples out.
import type { ConfigInput } from '@ganvil/core';
import { type Assets, isSameOrigin, resolveAssets, startWorker } from '../rpc/assets.ts';
import { openChannel } from '../rpc/channel.ts';
import { watchLiveness } from '../rpc/liveness.ts';
import type { Request } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { createThreads } from '../rpc/threads.ts';
import { createEmitter } from './emitter.ts';
import type { Session, SessionEvents, SessionOptions } from './types.ts';
import { workerSession } from './workerSession.ts';

/** Starts a worker with a run in it. `config` holds settings by name, and the preset that they change. */
export async function createSession(
  config: ConfigInput & { preset?: string } = {},
  options: SessionOptions = {},
): Promise<Session> {
  const { signal } = options;
  const assets = resolveAssets(options.assets, options.integrity);
  const { worker, silence } = await startWorker(assets['worker.js']);
  const emitter = createEmitter<SessionEvents>();
  const crew = createThreads(assets['thread.js'], (error) => channel.fail(error));
  const end = (): void => {
    worker.terminate();
    crew.dispose();
  };
  const onFailure = (error: SessionError): void => {
    end();
    emitter.emit('error', error);
  };
  const channel = openChannel(worker, { onSpawn: crew.start, onFailure }, silence);
  const abort = (): void => channel.close(cancelled);
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) abort();
    await watchLiveness(channel, () => channel.fail(died));
    const opened = await channel.request('open', openingOf(config, options, assets));
    const notice = fewerThreads(options.threads ?? Number(config.threads ?? 1), opened.threads, assets);
    const { background = false } = options;
    return workerSession(opened, { notice, background }, channel, emitter, () => {
      channel.close(disposed);
      end();
    });
  } catch (error) {
    end();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

const died = new SessionError('worker', 'worker: expected it to live, got its end.');
const cancelled = new SessionError('disposed', 'session: expected to be opened, got its cancellation.');
const disposed = new SessionError('disposed', 'session: expected one in use, got one that was disposed of.');

/** Why there are fewer threads than were asked for; '' if there are not. */
function fewerThreads(wanted: number, threads: number, assets: Assets): string {
  if (!(wanted > threads)) return '';
  const why = !isSameOrigin(assets['thread.js'].url)
    ? 'the script is of another origin than the page'
    : self.crossOriginIsolated
      ? `this machine has ${navigator.hardwareConcurrency} processors`
      : 'the page is not cross-origin isolated';
  return `threads: expected ${wanted}, got ${threads}, since ${why}.`;
}

function openingOf(
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
  };
}
