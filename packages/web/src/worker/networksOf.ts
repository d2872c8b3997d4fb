import { figureContext, type Run } from '@ganvil/core';
import type { Reply } from '../rpc/protocol.ts';

/** The networks of a run as its figures show them, in plain data that a message can hold. */
export async function networksOf({ config, dataset }: Run): Promise<Reply<'networks'>['networks']> {
  const { networks } = await figureContext(config, dataset);
  return networks.map(({ input, layers, ...network }) => ({
    ...network,
    input: [...input],
    layers: layers.map(({ shape, ...layer }) => ({ ...layer, shape: [...shape] })),
  }));
}
