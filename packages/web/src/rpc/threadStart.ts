import { checkFields } from './protocol.ts';
import { count, instanceOf, isObject, type ObjectOf, object } from './validate.ts';

const threadStart = {
  memory: instanceOf(WebAssembly.Memory),
  kernels: instanceOf(WebAssembly.Module),
  threads: instanceOf(WebAssembly.Module),
  pool: count,
  index: count,
  dead: count,
  done: count,
};
/** What a thread starts with. */
export type ThreadStart = ObjectOf<typeof threadStart>;
/** The one message that a worker sends unasked, with no id: it needs another thread. */
const spawn = { start: object(threadStart) };

/** What the thread is to start with, if a message asks for one. Throws a SessionError 'protocol' if it does so wrongly. */
export function parseSpawn(value: unknown): ThreadStart | undefined {
  if (!isObject(value) || value.type !== 'spawn') return undefined;
  return checkFields(spawn, value).start;
}
