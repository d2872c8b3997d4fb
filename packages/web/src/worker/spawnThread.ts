import type { Spawn } from '@ganvil/kernels-as';

/** Has the page make a thread. The page learns of its death, and ends it when it ends this worker. */
export const spawnThread: Spawn = (start) => {
  self.postMessage({ type: 'spawn', start });
  return { terminate() {} };
};
