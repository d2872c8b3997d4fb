// The page's end of the talk with a worker.

import {
  parseReply,
  parseSpawn,
  protocolError,
  type Reply,
  type Request,
  type RequestType,
  type ThreadStart,
} from './protocol.ts';
import { SessionError } from './sessionError.ts';
import { isObject } from './validate.ts';

/** A Worker or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

export interface Channel {
  /** Sends a request, in order; arrays in `transfer` move to the worker. Rejects with a SessionError. */
  request<T extends RequestType>(type: T, fields: Request<T>, transfer?: Transferable[]): Promise<Reply<T>>;
  /** Whether it was closed, or failed. */
  readonly closed: boolean;
  /** Fails all requests, present and future. */
  close(error: SessionError): void;
  /** The same for a fault, unless it is closed. */
  fail(error: SessionError): void;
}

interface PendingRequest {
  readonly type: RequestType;
  resolve(reply: unknown): void;
  reject(error: SessionError): void;
}

export interface ChannelHandlers {
  /** The worker died or said what it must not; called once. */
  onFailure(error: SessionError): void;
  /** The worker wants a thread. */
  onSpawn(start: ThreadStart): void;
}

/** Opens the talk; `silence`: what it means if the worker fails without a word. */
export function openChannel(
  port: Port,
  { onFailure, onSpawn }: ChannelHandlers,
  defaultReason = 'a file that does not',
): Channel {
  const pending = new Map<number, PendingRequest>();
  let closed: SessionError | undefined;
  let lastId = 0;

  const close = (error: SessionError): void => {
    closed ??= error;
    for (const asked of pending.values()) asked.reject(closed);
    pending.clear();
  };
  const fail = (error: SessionError): void => {
    if (closed) return;
    close(error);
    onFailure(error);
  };
  const receive = (data: unknown): void => {
    const start = parseSpawn(data);
    if (start) {
      onSpawn(start);
      return;
    }
    const asked = isObject(data) ? pending.get(data.id as number) : undefined;
    if (!asked) throw protocolError('a reply to a request', data);
    const reply = parseReply(asked.type, data as Record<string, unknown>);
    pending.delete((data as { id: number }).id);
    if (reply instanceof SessionError) asked.reject(reply);
    else asked.resolve(reply);
  };

  port.addEventListener('message', (event) => {
    if (closed) return;
    try {
      receive((event as MessageEvent<unknown>).data);
    } catch (error) {
      fail(error as SessionError);
    }
  });
  port.addEventListener('messageerror', () => fail(protocolError('a message that can be read', undefined)));
  port.addEventListener('error', (event) => {
    event.preventDefault();
    const { message } = event as ErrorEvent;
    fail(new SessionError('worker', `worker: expected it to run, got ${message || defaultReason}.`));
  });

  return {
    request: <T extends RequestType>(type: T, fields: Request<T>, transfer: Transferable[] = []) =>
      new Promise<Reply<T>>((resolve, reject) => {
        if (closed) return reject(closed);
        const id = ++lastId;
        try {
          port.postMessage({ id, type, ...fields }, transfer);
        } catch (error) {
          return reject(new SessionError('protocol', `${type}: expected plain data, got ${error}.`));
        }
        pending.set(id, { type, resolve: resolve as (reply: unknown) => void, reject });
      }),
    get closed() {
      return closed !== undefined;
    },
    close,
    fail,
  };
}
