// The page's end of the talk with a worker.

import {
  checkReply,
  checkSpawn,
  type Reply,
  type Request,
  type RequestType,
  type ThreadStart,
  unlike,
} from './protocol.ts';
import { SessionError } from './sessionError.ts';
import { anything } from './validate.ts';

/** A Worker or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

export interface Channel {
  /** Sends a request, in order; arrays in `transfer` move to the worker. Rejects with a SessionError. */
  ask<T extends RequestType>(type: T, fields: Request<T>, transfer?: Transferable[]): Promise<Reply<T>>;
  /** Whether it was closed, or failed. */
  readonly closed: boolean;
  /** Fails all requests, present and future. */
  close(error: SessionError): void;
  /** The same for a fault, unless it is closed. */
  fail(error: SessionError): void;
}

interface Asked {
  readonly type: RequestType;
  resolve(reply: unknown): void;
  reject(error: SessionError): void;
}

export interface Ears {
  /** The worker died or said what it must not; called once. */
  broken(error: SessionError): void;
  /** The worker wants a thread. */
  spawn(start: ThreadStart): void;
}

/** Opens the talk; `silence`: what it means if the worker fails without a word. */
export function openChannel(port: Port, { broken, spawn }: Ears, silence = 'a file that does not'): Channel {
  const waiting = new Map<number, Asked>();
  let closed: SessionError | undefined;
  let last = 0;

  const close = (error: SessionError): void => {
    closed ??= error;
    for (const asked of waiting.values()) asked.reject(closed);
    waiting.clear();
  };
  const fail = (error: SessionError): void => {
    if (closed) return;
    close(error);
    broken(error);
  };
  const receive = (data: unknown): void => {
    const start = checkSpawn(data);
    if (start) {
      spawn(start);
      return;
    }
    const asked = anything(data) ? waiting.get(data.id as number) : undefined;
    if (!asked) throw unlike('a reply to a request', data);
    const reply = checkReply(asked.type, data as Record<string, unknown>);
    waiting.delete((data as { id: number }).id);
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
  port.addEventListener('messageerror', () => fail(unlike('a message that can be read', undefined)));
  port.addEventListener('error', (event) => {
    event.preventDefault();
    const { message } = event as ErrorEvent;
    fail(new SessionError('worker', `worker: expected it to run, got ${message || silence}.`));
  });

  return {
    ask: <T extends RequestType>(type: T, fields: Request<T>, transfer: Transferable[] = []) =>
      new Promise<Reply<T>>((resolve, reject) => {
        if (closed) return reject(closed);
        const id = ++last;
        try {
          port.postMessage({ id, type, ...fields }, transfer);
        } catch (error) {
          return reject(new SessionError('protocol', `${type}: expected plain data, got ${error}.`));
        }
        waiting.set(id, { type, resolve: resolve as (reply: unknown) => void, reject });
      }),
    get closed() {
      return closed !== undefined;
    },
    close,
    fail,
  };
}
