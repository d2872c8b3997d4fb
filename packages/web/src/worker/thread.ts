// A thread of the worker: a Worker of its own that shares the memory.
import { type ThreadStart, workThread } from '@ganvil/kernels-as/thread';

self.onmessage = ({ data }: MessageEvent<ThreadStart>) => workThread(data);
