// A run as the lab holds it: the session, what was done, what was measured, and the way back. It draws nothing.
import type { Samples, TrainEvent, WeightsOfG } from '@ganvil/core';
import type { Session, SessionOptions } from '../../session/types.ts';
import { type Action, addAction, iterationsOf, type Who } from './actionLog.ts';
import type { Snapshot } from './history.ts';
import type { Recipe } from './link.ts';
import { append, emptySeries, type Series } from './series.ts';

export type Phase = 'opening' | 'paused' | 'stepping' | 'playing' | 'replaying' | 'ended' | 'failed';

/** What changed: a run was opened, or could not be; it went on; or only its phase is another. */
export type Change = 'opened' | 'refused' | 'went on' | 'phase';

/** Samples on the run's fixed latents, and when they were drawn. */
export interface Picture {
  readonly iteration: number;
  readonly weights: WeightsOfG;
  readonly samples: Samples;
}

/** What is measured of samples: by the run's metrics, and by the view. */
export interface Measures {
  metrics: Series;
  measured: Series;
}

export interface Lab extends Measures {
  recipe: Recipe;
  session?: Session;
  phase: Phase;
  /** Why it failed, or how it ended. */
  message: string;
  /** Something else to say, until the next deed. */
  notice: string;
  actions: readonly Action[];
  scalars: Series;
  /** Which G is shown and measured: `metrics` and `measured` are those of it in `tracks`. */
  weights: WeightsOfG;
  readonly byWeights: Readonly<Record<WeightsOfG, Measures>>;
  /** Which G the user wants to see, if he said so. */
  chosenWeights?: WeightsOfG;
  /** Whether single updates were asked for last: they show the G of now. */
  lastWasSingle: boolean;
  pictures: readonly Picture[];
  /** The digest of the state at rest. */
  digest?: string;
  stepsPerSecond: number;
  /** Steps per second at most. */
  speed: number;
  undoStack: readonly Snapshot[];
  /** Where the run began: a checkpoint that was opened, or nothing. */
  initial?: Snapshot;
  readonly options: LabOptions;
  /** Whether the lab is of no use any more. */
  closed: boolean;
  /** For whose turn it is: see `alone`. */
  readonly queue: { last: Promise<void>; wanted: number; wake(): void };
  /** Cancels what is being opened. */
  opening?: AbortController;
  measurement: { at: number; took: number; evaluated: number };
}

export interface LabOptions extends Pick<SessionOptions, 'assets' | 'threads' | 'integrity'> {
  /** Tells that something changed; the events are those that came with it. */
  onChange(change: Change, events?: readonly TrainEvent[]): void;
  /** Asks the session for what is shown, and gives what was measured. Awaited between steps, a few times a second. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, where the view shows such. */
  samplePicture(session: Session): Promise<Samples | undefined>;
  /** Whether the lab goes on while the page is hidden. */
  background(): boolean;
}

/** A lab without a run. */
export function createLab(options: LabOptions): Lab {
  return {
    recipe: { preset: '', settings: {}, actions: [] },
    options,
    closed: false,
    speed: Number.POSITIVE_INFINITY,
    queue: { last: Promise.resolve(), wanted: 0, wake: () => {} },
    ...initialRunState(),
  };
}

/** All that belongs to one run, at its beginning. */
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
    measurement: { at: 0, took: 0, evaluated: 0 },
  };
}

/** Steps and single updates since the beginning. */
export const iterationsIn = (lab: Lab): number => iterationsOf(lab.actions);

/** Goes to another phase and says so. */
export function setPhase(lab: Lab, phase: Phase, message = ''): void {
  Object.assign(lab, { phase, message });
  lab.options.onChange('phase');
}

/** Why a run is over. */
export const END_MESSAGES = {
  finished: 'The run is complete.',
  stopped: 'The run was stopped.',
  diverged: 'The run diverged: a gradient was not finite, and was not applied.',
};

const MAX_PICTURES = 120;
const MIN_SPACING = 60; // pictures are a sixtieth of the moves apart, or more

/** Keeps a picture of now, and such earlier ones as show the growth evenly. */
export function addPicture(pictures: readonly Picture[], picture: Picture): Picture[] {
  const [before, last] = [pictures.at(-2), pictures.at(-1)];
  const close =
    last &&
    (last.iteration >= picture.iteration ||
      last.iteration - (before?.iteration ?? -1) < picture.iteration / MIN_SPACING);
  const all = [...(close && pictures.length > 1 ? pictures.slice(0, -1) : pictures), picture];
  const kept = all.filter(({ iteration }, i) => iteration < picture.iteration || i === all.length - 1);
  return kept.length > MAX_PICTURES ? kept.filter((_, i) => i % 2 === 0 || i === kept.length - 1) : kept;
}

/** Which G is to be shown: the one that was asked for; else the averaged one, or after single updates that of now. */
export function weightsToShow({ chosenWeights, lastWasSingle, session }: Lab): WeightsOfG {
  if (session?.config.emaDecay === 0) return 'current';
  return chosenWeights ?? (lastWasSingle ? 'current' : 'averaged');
}

/** Takes in what an act of `who` brought. */
export function applyEvents(lab: Lab, events: readonly TrainEvent[], who: Who): void {
  for (const event of events) {
    if (event.type === 'step') {
      lab.actions = addAction(lab.actions, who);
      append(lab.scalars, iterationsIn(lab), event.scalars);
    } else if (event.type === 'end')
      setPhase(lab, event.reason === 'diverged' ? 'failed' : 'ended', END_MESSAGES[event.reason]);
  }
  if (events.length > 0) lab.options.onChange('went on', events);
}
