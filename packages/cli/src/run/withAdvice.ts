import { existsSync } from 'node:fs';
import { EXIT, explain, Failure } from '../node/exit.ts';
import { newestSaved } from './checkpointList.ts';
import { inRun } from './directory.ts';

/** The error of a run with what has become of the run, judged by what lies on the disk. */
export function withAdvice(error: unknown, run: string): unknown {
  const known = explain(error);
  if (known?.code !== EXIT.io) return error;
  return new Failure(EXIT.io, `${known.message} ${adviceOn(run)}`);
}

function adviceOn(run: string): string {
  if (!existsSync(inRun.config(run)))
    return 'No run is left there; once that is mended, start the same command again.';
  const step = newestSaved(run);
  const saved = step === undefined ? 'No checkpoint is there' : `The checkpoint of step ${step} is safe`;
  return `${saved}; once that is mended, resume with: ganvil resume ${run}`;
}
