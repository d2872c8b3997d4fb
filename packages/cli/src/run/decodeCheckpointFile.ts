import { type Checkpoint, decodeCheckpoint } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** Decodes a checkpoint; errors name its file. */
export function decodeCheckpointFile(path: string, content: Uint8Array): Checkpoint {
  try {
    return decodeCheckpoint(content);
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError')
      throw new Failure(EXIT.data, `${path}: ${error.message}`);
    throw error;
  }
}
