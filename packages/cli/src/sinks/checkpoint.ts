import { dropAfter, lackOfSpace, saveCheckpoint } from '../run/checkpoints.ts';
import type { Sink } from './sink.ts';

/** Saves checkpoints. `before` runs first, so that the logs up to a checkpoint are durable before it is. */
export function checkpointSink(
  run: string,
  { before, warn }: { before: () => void; warn: (line: string) => void },
): { sink: Sink; last(): number | undefined } {
  let last: number | undefined;
  let warned = false;
  const sink: Sink = async (event) => {
    if (event.type === 'rollback') {
      await dropAfter(run, event.to, warn);
      last = event.to;
    }
    if (event.type !== 'checkpoint') return;
    const warning = warned ? undefined : await lackOfSpace(run, event.bytes.length);
    if (warning) {
      warn(warning);
      warned = true;
    }
    before();
    await saveCheckpoint(run, event, warn);
    last = event.step;
  };
  return { sink, last: () => last };
}
