// Which blocks of this program have run, by V8.
import { Session } from 'node:inspector';

interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {
      readonly startOffset: number;
      readonly endOffset: number;
      readonly count: number;
    }[];
  }[];
}

/** Starts to count; the result gives the blocks of a script that have run since it was asked for the last time. */
export function openCoverage(url: string): () => Set<number> {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): { result?: readonly ScriptCoverage[] } => {
    let answer = {};
    session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result ?? {};
    }); // answers at once
    return answer;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => {
    const blocks = new Set<number>();
    for (const script of post('Profiler.takePreciseCoverage').result ?? []) {
      if (script.url !== url) continue;
      for (const { ranges } of script.functions)
        for (const { startOffset, endOffset, count } of ranges)
          if (count > 0) blocks.add(startOffset * 2 ** 24 + endOffset);
    }
    return blocks;
  };
}
