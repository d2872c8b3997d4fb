// A thread of a session: a Worker of its own that shares the memory of the session's worker.
import { type ThreadStart, workThread } from '@ganvil/kernels-as/thread';

self.onmessage = ({ data }: MessageEvent<ThreadStart>) => workThread(data);
