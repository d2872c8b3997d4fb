import type { Spawn } from '@ganvil/kernels-as';

/** Asks the page for a thread. The page learns of its death, and terminates it together with this worker. */
export const spawnThread: Spawn = (start) => {
  self.postMessage({ type: 'spawn', start });
  return { terminate() {} };
};
