import { existsSync, readFileSync } from 'node:fs';
import { inRun } from '../run/directory.ts';

/** The metrics of one evaluation. */
export interface Evaluation {
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** All evaluations in the log of a run, in order. A line that is half written is none. */
export function readEvaluations(run: string): Evaluation[] {
  if (!existsSync(inRun.events(run))) return [];
  const lines = readFileSync(inRun.events(run), 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (!line.startsWith('{"type":"evaluation"')) return [];
    try {
      const { step, metrics } = JSON.parse(line);
      return [{ step, metrics }];
    } catch {
      return [];
    }
  });
}
