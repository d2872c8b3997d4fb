const LONGEST = 8; // milliseconds that signals and messages may wait

/** What a page has of it; Node's types say otherwise. */
interface Channel {
  port1: { onmessage: () => void };
  port2: { postMessage(message: unknown): void };
}

let last = 0;
let waiting: (() => void)[] = [];

/** Calls back in the next turn of the event loop. Pages hold `setTimeout` back for 4 ms, a message not. */
const later = typeof setImmediate === 'function' ? setImmediate : byMessage();

/** Gives the event loop a turn if the last one is a while ago: else signals and messages would never arrive. */
export async function yieldToEventLoop(): Promise<void> {
  if (performance.now() - last < LONGEST) return;
  await new Promise<void>((resolve) => later(resolve));
  last = performance.now();
}

function byMessage(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel() as unknown as Channel;
  port1.onmessage = () => {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  };
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  };
}
