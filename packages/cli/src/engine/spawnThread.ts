import { Worker } from 'node:worker_threads';
import { type Spawn, workThread } from '@ganvil/kernels-as';

/** A thread of Node. It is given its code as text, for the command is one file; it keeps no process alive. */
export const spawnThread: Spawn = (start, died) => {
  const source = `(${workThread})(require('node:worker_threads').workerData)`;
  const worker = new Worker(source, { eval: true, workerData: start, execArgv: [] });
  worker.unref();
  worker.once('error', ({ message }) => died(message));
  worker.once('exit', (code) => died(`it ended with code ${code}`));
  return worker;
};
