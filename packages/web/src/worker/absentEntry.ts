/** Stands for an entry of a table that the light worker lacks (onDemand.mjs): whatever is read of it throws. */
export function absentEntry(name: string): unknown {
  const fail = (): never => {
    throw new Error(`${name}: left out of the light worker`);
  };
  const traps = { get: fail, has: fail, apply: fail, ownKeys: fail, getOwnPropertyDescriptor: fail };
  return new Proxy(fail, traps);
}
