// What is known of a run that trains elsewhere: the lines of its log, folded into what the page draws.

/** A run so far. */
export interface WatchedRun {
  /** config.json, as far as it is shown. */
  config?: {
    preset?: string;
    config?: { steps?: number; seed?: number } & Readonly<Record<string, unknown>>;
  };
  step: number;
  /** Losses by the name of the player, each with a number per logged step; NaN for none. */
  readonly losses: Record<string, number[]>;
  /** The discriminator's accuracy at each logged step; NaN for none. */
  readonly accuracy: number[];
  /** Pictures, oldest first. */
  readonly pictures: { step: number; file: string }[];
  metrics: Record<string, number>;
  /** Metrics over the steps at which they were evaluated; NaN for none. */
  readonly evaluations: { readonly x: number[]; readonly columns: Record<string, number[]> };
  /** Steps of its checkpoints. */
  readonly checkpoints: number[];
  end?: { reason: string; digest: string };
}

/** A run of which nothing is known. */
export const emptyRun = (): WatchedRun => ({
  step: 0,
  losses: {},
  accuracy: [],
  pictures: [],
  metrics: {},
  evaluations: { x: [], columns: {} },
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

/** Adds lines of events.jsonl to a run. Lines that are no events are ignored. */
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
  if (type === 'step' && scalars) recordScalars(run, scalars);
  if (type === 'sample' && file !== undefined) run.pictures.push({ step, file });
  if (type === 'evaluation' && metrics) recordMetrics(run, step, metrics);
  if (type === 'checkpoint') run.checkpoints.push(step);
  if (type === 'end') run.end = { reason: reason ?? '', digest: digest ?? '' };
}

function recordMetrics(run: WatchedRun, step: number, metrics: Record<string, number>): void {
  run.metrics = metrics;
  const { x, columns } = run.evaluations;
  for (const name of Object.keys(metrics)) columns[name] ??= new Array<number>(x.length).fill(Number.NaN);
  for (const [name, values] of Object.entries(columns)) values.push(metrics[name] ?? Number.NaN);
  x.push(step);
}

const LOSS = 'loss/';

function recordScalars({ losses, accuracy }: WatchedRun, scalars: Record<string, number>): void {
  const steps = accuracy.length;
  for (const name of Object.keys(scalars).filter((name) => name.startsWith(LOSS)))
    losses[name.slice(LOSS.length)] ??= new Array<number>(steps).fill(Number.NaN);
  for (const [player, values] of Object.entries(losses)) values.push(scalars[LOSS + player] ?? Number.NaN);
  accuracy.push(scalars['accuracy/D'] ?? Number.NaN);
}
