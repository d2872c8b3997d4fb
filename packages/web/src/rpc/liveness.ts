import type { Channel } from './channel.ts';

/**
 * Calls `onDeath` when the worker behind a channel ends. The worker holds a lock as long as it lives, and the browser grants
 * it to the page afterwards. Without locks, in pages that are no secure context, the end of a worker goes unnoticed.
 */
export async function watchLiveness(channel: Channel, onDeath: () => void): Promise<void> {
  const lock = `ganvil ${performance.timeOrigin} ${performance.now()} ${Math.random()}`;
  const { locked } = await channel.request('greet', { lock });
  if (locked) navigator.locks.request(lock, onDeath).catch(() => {});
}
