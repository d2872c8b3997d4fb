import { figureContext, type Run } from '@ganvil/core';
import type { Reply } from '../rpc/protocol.ts';

/** The networks of a run as its figures show them. */
export const networksOf = async ({ config, dataset }: Run): Promise<Reply<'networks'>['networks']> => [
  ...(await figureContext(config, dataset)).networks,
];
