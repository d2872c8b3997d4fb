// What is known of a run that trains elsewhere: the lines of its log, folded into what is drawn.

export interface WatchedRun {
  /** config.json, as far as it is shown. */
  config?: { preset?: string; config?: { steps?: number; seed?: number } };
  step: number;
  readonly lossD: number[];
  readonly lossG: number[];
  readonly accuracy: number[];
  /** Pictures, oldest first. */
  readonly pictures: { step: number; file: string }[];
  metrics: Record<string, number>;
  readonly checkpoints: number[];
  end?: { reason: string; digest: string };
}

export const emptyRun = (): WatchedRun => ({
  step: 0,
  lossD: [],
  lossG: [],
  accuracy: [],
  pictures: [],
  metrics: {},
  checkpoints: [],
});

/** A line of events.jsonl. */
interface Line {
  readonly type: string;
  readonly step: number;
  readonly scalars?: Record<string, number>;
  readonly metrics?: Record<string, number>;
  readonly file?: string;
  readonly reason?: string;
  readonly digest?: string;
}

/** Takes lines of events.jsonl in; those that are no events are passed over. */
export function recordLines(run: WatchedRun, text: string): void {
  for (const line of text.split('\n')) {
    try {
      recordLine(run, JSON.parse(line) as Line);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
  }
}

function recordLine(run: WatchedRun, { type, step, scalars, metrics, file, reason, digest }: Line): void {
  if (!Number.isSafeInteger(step)) return;
  run.step = step;
  if (type === 'step' && scalars) {
    run.lossD.push(scalars['loss/D'] ?? Number.NaN);
    run.lossG.push(scalars['loss/G'] ?? Number.NaN);
    run.accuracy.push(scalars['accuracy/D'] ?? Number.NaN);
  }
  if (type === 'sample' && file !== undefined) run.pictures.push({ step, file });
  if (type === 'evaluation' && metrics) run.metrics = metrics;
  if (type === 'checkpoint') run.checkpoints.push(step);
  if (type === 'end') run.end = { reason: reason ?? '', digest: digest ?? '' };
}
