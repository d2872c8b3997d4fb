import type { Spawn } from '@ganvil/kernels-as';

/** Makes threads of Workers that run the file at `url`. */
export const spawnFrom =
  (url: string): Spawn =>
  (start, died) => {
    const worker = new Worker(url, { type: 'module' });
    worker.onerror = ({ message }) => died(message || `${url} does not run`);
    worker.postMessage(start);
    return worker;
  };
