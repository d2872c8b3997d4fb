// A run in a worker, without any view: settings in, events and samples out.
import type { ConfigInput } from '@ganvil/core';
import { assetsIn, isOwn, startWorker } from './assets.ts';
import { openChannel } from './channel.ts';
import { createEmitter } from './emitter.ts';
import { SessionError } from './sessionError.ts';
import { sessionOf } from './sessionOf.ts';
import type { Session, SessionEvents, SessionOptions } from './types.ts';
import { watchLife } from './watchLife.ts';

/** Starts a worker with a run in it. `config` holds settings by name, and the preset that they change. */
export async function createSession(
  config: ConfigInput & { preset?: string } = {},
  options: SessionOptions = {},
): Promise<Session> {
  const assets = assetsIn(options.assets);
  const worker = await startWorker(assets['worker.js']);
  const emitter = createEmitter<SessionEvents>();
  const fail = (error: SessionError): void => {
    worker.terminate();
    emitter.emit('error', error);
  };
  const channel = openChannel(worker, fail);
  const died = new SessionError('worker', 'worker: expected it to live, got its end.');
  try {
    await watchLife(channel, () => channel.fail(died));
    const { preset, ...input } = config;
    const { points, checkpoint, files } = options;
    const { 'scalar.wasm': scalar, 'simd.wasm': simd, 'fma.wasm': fma, 'thread.js': thread } = assets;
    const opened = await channel.ask('open', {
      preset,
      input,
      threads: isOwn(thread.url) ? options.threads : 1,
      points,
      checkpoint,
      files: files?.map(({ name, bytes }) => ({ name, bytes })),
      wasm: { scalar, simd, fma },
      thread: thread.url,
    });
    return sessionOf(opened, channel, emitter, () => {
      channel.close(
        new SessionError('disposed', 'session: expected one in use, got one that was disposed of.'),
      );
      worker.terminate();
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
