// The worker of a session: core behind the requests of protocol.ts, one at a time.
import { parseRequest, protocolError } from '../rpc/protocol.ts';
import { createHandlers } from './handlers.ts';
import { toFailure } from './toFailure.ts';
import { transferables } from './transferables.ts';

const port = self as unknown as {
  onmessage: (message: { data: unknown }) => void;
  onmessageerror: () => void;
  postMessage(reply: unknown, transfer?: Transferable[]): void;
};

const handlers = createHandlers();

async function answer(message: unknown): Promise<void> {
  const { id, type } = (message ?? {}) as { id?: unknown; type?: unknown };
  try {
    const request = parseRequest(message);
    const reply = await handlers[request.type](request as never);
    port.postMessage({ id, type, ...reply }, transferables(reply));
  } catch (error) {
    port.postMessage({ id, type: 'failed', ...toFailure(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
port.onmessageerror = () =>
  port.postMessage({ type: 'failed', ...toFailure(protocolError('a readable message', undefined)) });
