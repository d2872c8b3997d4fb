// A session's worker, and the whole one that takes its place where the light one lacks something.
import { ABSENT } from '../rpc/absent.ts';
import type { Channel } from '../rpc/channel.ts';
import type { Reply } from '../rpc/protocol.ts';

/** A worker that has opened the run. */
export interface Connection {
  readonly opened: Reply<'open'>;
  readonly notice: string;
  readonly channel: Channel;
  dispose(): void;
}

/** The requests of a session. */
export type WorkerLine = ReturnType<typeof createWorkerLine>;

/** Requests to the worker of a session: where the light worker lacks what one needs, the whole worker takes over the run. */
export function createWorkerLine(
  first: Connection,
  move: ((checkpoint: Uint8Array) => Promise<Connection>) | undefined,
) {
  let connection = first;
  let moving: Promise<void> | undefined;
  let ended = false;
  const request: Channel['request'] = async (type, fields) => {
    await moving;
    return connection.channel.request(type, fields);
  };
  const takeOver = async (open: NonNullable<typeof move>): Promise<void> => {
    try {
      const { bytes } = await connection.channel.request('checkpoint', {});
      const before = connection;
      connection = await open(bytes);
      before.dispose();
      if (ended) connection.dispose();
    } finally {
      moving = undefined;
    }
  };
  return {
    request,
    /** As `request`, of what the light worker may lack. */
    demand: ((type, fields) =>
      request(type, fields).catch((error: Error) => {
        if (!move || !error.message.includes(ABSENT)) throw error;
        moving ??= takeOver(move);
        return request(type, fields);
      })) as Channel['request'],
    get closed() {
      return connection.channel.closed;
    },
    dispose(): void {
      ended = true;
      connection.dispose();
    },
  };
}
