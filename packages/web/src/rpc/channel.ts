// The page's end of the connection to a worker.
import {
  parseReply,
  protocolError,
  type Reply,
  type Request,
  type RequestType,
  repliesFor,
} from './protocol.ts';
import { SessionError } from './sessionError.ts';
import { parseSpawn, type ThreadStart } from './threadStart.ts';
import { isObject } from './validate.ts';

/** A Worker or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

/** Requests to a worker, and their replies. */
export interface Channel {
  /** Sends a request; they are answered in order. Arrays in `transfer` move to the worker. Rejects with a SessionError. */
  request<T extends RequestType>(type: T, fields: Request<T>, transfer?: Transferable[]): Promise<Reply<T>>;
  /** Whether it was closed, or failed. */
  readonly closed: boolean;
  /** Rejects all requests, pending and future. */
  close(error: SessionError): void;
  /** Does the same and calls `onFailure`, unless the channel is closed. */
  fail(error: SessionError): void;
}

interface PendingRequest {
  readonly type: RequestType;
  resolve(reply: unknown): void;
  reject(error: SessionError): void;
}

/** What to do when the worker does something on its own. */
export interface ChannelHandlers {
  /** The worker died or broke the protocol. Called once. */
  onFailure(error: SessionError): void;
  /** The worker needs a thread. */
  onSpawn(start: ThreadStart): void;
}

/** Opens a channel; `defaultReason` stands in the error if the worker fails without a message. */
export function openChannel(
  port: Port,
  { onFailure, onSpawn }: ChannelHandlers,
  defaultReason = 'its script does not run',
): Channel {
  const pending = new Map<number, PendingRequest>();
  const receive = receiver(pending, onSpawn);
  let closed: SessionError | undefined;
  let lastId = 0;
  const close = (error: SessionError): void => {
    closed ??= error;
    for (const { reject } of pending.values()) reject(closed);
    pending.clear();
  };
  const fail = (error: SessionError): void => {
    if (closed) return;
    close(error);
    onFailure(error);
  };
  listen(port, { receive, fail, isClosed: () => closed !== undefined, defaultReason });

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

/** Takes a message of the worker. Throws a SessionError if it breaks the protocol. */
type Receive = (data: unknown) => void;

/** Answers pending requests, and calls `onSpawn`. It learns the session's players from the reply to `open`. */
function receiver(pending: Map<number, PendingRequest>, onSpawn: ChannelHandlers['onSpawn']): Receive {
  let replies = repliesFor();
  return (data) => {
    const start = parseSpawn(data);
    if (start) {
      onSpawn(start);
      return;
    }
    const asked = isObject(data) ? pending.get(data.id as number) : undefined;
    if (!asked) throw protocolError('a reply to a request', data);
    const message = data as Record<string, unknown>;
    let reply = parseReply(asked.type, message, replies);
    if (asked.type === 'open' && !(reply instanceof SessionError)) {
      replies = repliesFor(Object.keys((reply as Reply<'open'>).schedule));
      reply = parseReply('open', message, replies);
    }
    pending.delete(message.id as number);
    if (reply instanceof SessionError) asked.reject(reply);
    else asked.resolve(reply);
  };
}

interface Listener {
  readonly receive: Receive;
  fail(error: SessionError): void;
  isClosed(): boolean;
  readonly defaultReason: string;
}

/** Passes on the messages of a port until its channel is closed, and all errors. */
function listen(port: Port, { receive, fail, isClosed, defaultReason }: Listener): void {
  port.addEventListener('message', (event) => {
    if (isClosed()) return;
    try {
      receive((event as MessageEvent<unknown>).data);
    } catch (error) {
      fail(error as SessionError);
    }
  });
  port.addEventListener('messageerror', () => fail(protocolError('a readable message', undefined)));
  port.addEventListener('error', (event) => {
    event.preventDefault();
    const reason = (event as ErrorEvent).message || defaultReason;
    fail(new SessionError('worker', `The worker failed: ${reason}.`));
  });
}
