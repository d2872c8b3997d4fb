import type { PlayerUpdates } from './playerUpdates.ts';
import type { Watch } from './watch.ts';

/** One update through tfjs, whether it has been recorded or not; `watch` looks on. False where it diverged. */
export function watchedUpdate(one: PlayerUpdates, watch: Watch): boolean {
  one.feed.watch = watch;
  try {
    return one.run((piece) => piece.run());
  } finally {
    one.feed.watch = undefined;
  }
}
