import type { Channel } from './channel.ts';

let last = 0;

/**
 * Calls `died` if the worker behind the channel ends: it is to hold a lock as long as it lives, and the browser gives
 * us the lock when it does not. Where there are no locks (pages without a secure origin) an end goes unnoticed.
 */
export async function watchLiveness(channel: Channel, onDeath: () => void): Promise<void> {
  const lock = `ganvil ${++last} ${performance.timeOrigin} ${Math.random()}`;
  const { locked } = await channel.request('greet', { lock });
  if (locked) navigator.locks.request(lock, onDeath).catch(() => {});
}
