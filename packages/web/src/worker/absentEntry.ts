import { ABSENT } from '../rpc/absent.ts';

/** Stands for an entry of a table that the light worker lacks (onDemand.mjs): whatever is read of it throws. */
export function absentEntry(name: string): unknown {
  const fail = (): never => {
    throw new Error(`${name}: ${ABSENT}`);
  };
  // Settings gather help texts of entries; workers have none.
  const get = (_: unknown, key: string | symbol) => (key === 'help' ? '' : fail());
  const traps = { get, has: fail, apply: fail, ownKeys: fail, getOwnPropertyDescriptor: fail };
  return new Proxy(fail, traps);
}
