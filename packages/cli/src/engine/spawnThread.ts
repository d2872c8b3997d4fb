import { Worker } from 'node:worker_threads';
import { type Spawn, workThread } from '@ganvil/kernels-as';

/** Starts a thread of Node. Its code is passed as text, because the command is a single file. It does not keep the process alive. */
export const spawnThread: Spawn = (start, died) => {
  const source = `(${workThread})(require('node:worker_threads').workerData)`;
  const worker = new Worker(source, { eval: true, workerData: start, execArgv: [] });
  worker.unref();
  worker.once('error', ({ message }) => died(message));
  worker.once('exit', (code) => died(`it exited with code ${code}`));
  return worker;
};
