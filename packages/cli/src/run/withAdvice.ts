import { existsSync } from 'node:fs';
import { EXIT, explain, Failure } from '../node/exit.ts';
import { newestSaved } from './checkpointList.ts';
import { inRun } from './directory.ts';

/** An I/O error, extended by the state of the run on disk. */
export function withAdvice(error: unknown, run: string): unknown {
  const known = explain(error);
  if (known?.code !== EXIT.io) return error;
  return new Failure(EXIT.io, `${known.message} ${adviceOn(run)}`);
}

function adviceOn(run: string): string {
  if (!existsSync(inRun.config(run)))
    return 'The run does not exist; when this is fixed, run the same command again.';
  const step = newestSaved(run);
  const saved = step === undefined ? 'There is no checkpoint yet' : `The checkpoint of step ${step} is safe`;
  return `${saved}; when this is fixed, resume with: ganvil resume ${run}`;
}
