// The state of a lab: its run, the actions so far, the measurements, and the snapshots for undo. It draws nothing.
import type { Samples, TrainEvent, WeightsOfG } from '@ganvil/core';
import type { Session, SessionOptions } from '../../session/types.ts';
import { type Action, addAction, iterationsOf } from './actionLog.ts';
import type { Snapshot } from './history.ts';
import type { Recipe } from './link.ts';
import { append, emptySeries, type Series } from './series.ts';

/** What a lab is doing. */
export type Phase = 'opening' | 'paused' | 'stepping' | 'playing' | 'replaying' | 'ended' | 'failed';

/** What changed: a run was opened, or could not be; its settings took other values; it was trained or measured; or only the phase. */
export type Change = 'opened' | 'refused' | 'changed' | 'measured' | 'phase';

/** Samples on the run's fixed latents. */
export interface Picture {
  /** The iterations at which they were generated. */
  readonly iteration: number;
  readonly weights: WeightsOfG;
  readonly samples: Samples;
}

/** An alarm of training, in one sentence of core. */
export interface LabAlarm {
  /** The iterations at which it was raised, or was over. */
  readonly iteration: number;
  readonly alarm: string;
  readonly raised: boolean;
  readonly message: string;
}

/** Measurements over the iterations: by the run's metrics, and by the view. */
export interface Measures {
  metrics: Series;
  measured: Series;
}

/** A lab: the state behind an element. For reading; `actions.ts` and `openRun.ts` change it. */
export interface Lab extends Measures {
  recipe: Recipe;
  session?: Session;
  phase: Phase;
  /** Why it failed, or how it ended. */
  message: string;
  /** Something else to say, until the next action. */
  notice: string;
  /** The actions since the beginning of the run. */
  actions: readonly Action[];
  /** Scalars of the training steps. */
  scalars: Series;
  /** What diagnoses of the run found, and the alarms that they raised. */
  diagnoses: Series;
  alarms: readonly LabAlarm[];
  /** Which weights of G are shown and measured; `metrics` and `measured` are theirs in `byWeights`. */
  weights: WeightsOfG;
  readonly byWeights: Readonly<Record<WeightsOfG, Measures>>;
  /** Which weights the user chose, if any. */
  chosenWeights?: WeightsOfG;
  /** Whether the last action was a single update: then the current weights are shown. */
  lastWasSingle: boolean;
  pictures: readonly Picture[];
  /** The digest of the state, while no training is under way. */
  digest?: string;
  stepsPerSecond: number;
  /** Maximum steps per second. */
  speed: number;
  undoStack: readonly Snapshot[];
  /** The state at the beginning of the run. */
  initial?: Snapshot;
  readonly options: LabOptions;
  /** Whether the element was removed. */
  closed: boolean;
  /** Which task may use the session: see `enqueue`. */
  readonly queue: { last: Promise<void>; newest: number; wake(): void };
  /** Cancels the run that is being opened. */
  opening?: AbortController;
  /** When the last measurement and the last evaluation of metrics ended, and how long each took, in milliseconds. */
  measurement: { at: number; took: number; evaluation: { at: number; took: number } };
}

/** What a lab needs from its element. */
export interface LabOptions extends Pick<SessionOptions, 'assets' | 'threads' | 'integrity'> {
  /** Called when something changed, with the training events that came with it. */
  onChange(change: Change, events?: readonly TrainEvent[]): void;
  /** Measures what the view shows. Awaited between steps, a few times per second. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, if the view shows them. */
  samplePicture(session: Session): Promise<Samples | undefined>;
  /** Whether to train while the page is hidden. */
  background(): boolean;
}

/** A lab without a run. */
export function createLab(options: LabOptions): Lab {
  return {
    recipe: { preset: '', settings: {}, actions: [] },
    options,
    closed: false,
    speed: Number.POSITIVE_INFINITY,
    queue: { last: Promise.resolve(), newest: 0, wake: () => {} },
    ...initialRunState(),
  };
}

/** The part of a lab's state that belongs to one run, at its beginning. */
export function initialRunState() {
  const measures = (): Measures => ({ metrics: emptySeries(), measured: emptySeries() });
  const byWeights = { averaged: measures(), current: measures() };
  return {
    session: undefined,
    phase: 'opening' as Phase,
    message: '',
    notice: '',
    actions: [],
    scalars: emptySeries(),
    diagnoses: emptySeries(),
    alarms: [],
    ...byWeights.averaged,
    byWeights,
    weights: 'averaged' as WeightsOfG,
    chosenWeights: undefined,
    lastWasSingle: false,
    pictures: [],
    digest: undefined,
    stepsPerSecond: 0,
    undoStack: [],
    initial: undefined,
    measurement: { at: 0, took: 0, evaluation: { at: 0, took: 0 } },
  };
}

/** Steps and single updates so far. */
export const iterationsIn = (lab: Lab): number => iterationsOf(lab.actions);

/** Changes the phase and reports it. */
export function setPhase(lab: Lab, phase: Phase, message = ''): void {
  Object.assign(lab, { phase, message });
  lab.options.onChange('phase');
}

/** Why a run is over. */
export const END_MESSAGES = {
  finished: 'Training is complete.',
  plateau: 'Training ended: the metric no longer improves.',
  stopped: 'Training was stopped.',
  diverged: 'Training diverged: a gradient was not finite. That update was not applied.',
};

/** Which weights of G to show: those that the user chose; else the averaged ones, or after a single update the current. */
export function weightsToShow({ chosenWeights, lastWasSingle, session }: Lab): WeightsOfG {
  if (session?.config.emaDecay === 0) return 'current';
  return chosenWeights ?? (lastWasSingle ? 'current' : 'averaged');
}

/** Applies the events of updates of `player`, or of steps. */
export function applyEvents(lab: Lab, events: readonly TrainEvent[], player: string): void {
  for (const event of events) {
    if (event.type === 'step') {
      lab.actions = addAction(lab.actions, player);
      append(lab.scalars, iterationsIn(lab), event.scalars);
    } else if (event.type === 'diagnosis')
      append(lab.diagnoses, iterationsIn(lab), { ...event.values, ...event.layers });
    else if (event.type === 'alarm') lab.alarms = [...lab.alarms, { ...event, iteration: iterationsIn(lab) }];
    else if (event.type === 'end')
      setPhase(lab, event.reason === 'diverged' ? 'failed' : 'ended', END_MESSAGES[event.reason]);
  }
  if (events.length > 0) lab.options.onChange('measured', events);
}
