// A run in a worker, without any view: settings in, events and samples out.
import type { ConfigInput } from '@ganvil/core';
import { type Assets, assetsIn, isOwn, startWorker } from './assets.ts';
import { openChannel } from './channel.ts';
import { createCrew } from './crew.ts';
import { createEmitter } from './emitter.ts';
import type { Request } from './messages.ts';
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
  const crew = createCrew(assets['thread.js'], (error) => channel.fail(error));
  const end = (): void => {
    worker.terminate();
    crew.dispose();
  };
  const channel = openChannel(worker, {
    spawn: crew.add,
    broken(error) {
      end();
      emitter.emit('error', error);
    },
  });
  try {
    await watchLife(channel, () => channel.fail(died));
    const opened = await channel.ask('open', openingOf(config, options, assets));
    return sessionOf(opened, channel, emitter, () => {
      channel.close(disposed);
      end();
    });
  } catch (error) {
    end();
    throw error;
  }
}

const died = new SessionError('worker', 'worker: expected it to live, got its end.');
const disposed = new SessionError('disposed', 'session: expected one in use, got one that was disposed of.');

function openingOf(
  { preset, ...input }: ConfigInput & { preset?: string },
  { threads, points, checkpoint, files }: SessionOptions,
  assets: Assets,
): Request<'open'> {
  const { 'scalar.wasm': scalar, 'simd.wasm': simd, 'fma.wasm': fma, 'thread.js': thread } = assets;
  return {
    preset,
    input,
    threads: isOwn(thread.url) ? threads : 1,
    points,
    checkpoint,
    files: files?.map(({ name, bytes }) => ({ name, bytes })),
    wasm: { scalar, simd, fma },
  };
}
