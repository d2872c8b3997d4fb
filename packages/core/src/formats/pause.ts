import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import type { Reading } from './types.ts';

/** Lets the event loop turn, so that signals and messages arrive. Throws an AbortError where the reading is to end. */
export async function pause({ signal }: Reading): Promise<void> {
  await yieldToEventLoop();
  if (!signal?.aborted) return;
  throw Object.assign(new Error('data: the reading was stopped.'), { name: 'AbortError' });
}
