// The worker: core behind the requests of messages.ts, one after the other.
import { checkRequest, unlike } from '../rpc/protocol.ts';
import { answers } from './handlers.ts';
import { failureOf } from './toFailure.ts';
import { transferable } from './transferables.ts';

const port = self as unknown as {
  onmessage: (message: { data: unknown }) => void;
  onmessageerror: () => void;
  postMessage(reply: unknown, transfer?: Transferable[]): void;
};

async function answer(message: unknown): Promise<void> {
  const { id, type } = (message ?? {}) as { id?: unknown; type?: unknown };
  try {
    const request = checkRequest(message);
    const reply = await answers[request.type](request as never);
    port.postMessage({ id, type, ...reply }, transferable(reply));
  } catch (error) {
    port.postMessage({ id, type: 'failed', ...failureOf(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
port.onmessageerror = () =>
  port.postMessage({ type: 'failed', ...failureOf(unlike('plain data', undefined)) });
