// A run as the lab holds it: the session, what was done, what was measured, and the way back. It draws nothing.
import type { Samples, TrainEvent } from '@ganvil/core';
import type { Session, SessionOptions } from '../types.ts';
import { type Act, addAct, movesOf, type Who } from './acts.ts';
import type { Recipe } from './link.ts';
import { emptyTrack, push, type Track } from './track.ts';
import type { Mark } from './undo.ts';

export type Phase = 'opening' | 'paused' | 'stepping' | 'playing' | 'replaying' | 'ended' | 'failed';

/** What changed: a run was opened, or could not be; it went on; or only its phase is another. */
export type Change = 'opened' | 'refused' | 'went on' | 'phase';

/** Samples on the run's fixed latents, and when they were drawn. */
export interface Picture {
  readonly move: number;
  readonly samples: Samples;
}

export interface Lab {
  recipe: Recipe;
  session?: Session;
  phase: Phase;
  /** Why it failed, or how it ended. */
  message: string;
  /** Something else to say, until the next deed. */
  notice: string;
  acts: readonly Act[];
  scalars: Track;
  metrics: Track;
  /** What the view measured. */
  measured: Track;
  pictures: readonly Picture[];
  /** The digest of the state at rest. */
  digest?: string;
  stepsPerSecond: number;
  /** Steps per second at most. */
  speed: number;
  marks: readonly Mark[];
  /** Where the run began: a checkpoint that was opened, or nothing. */
  beginning?: Mark;
  readonly options: LabOptions;
  /** Whether the lab is of no use any more. */
  closed: boolean;
  /** For whose turn it is: see `alone`. */
  readonly queue: { last: Promise<void>; wanted: number };
  looked: { at: number; took: number; evaluated: number };
}

export interface LabOptions extends Pick<SessionOptions, 'assets' | 'threads' | 'integrity'> {
  /** Tells that something changed; the events are those that came with it. */
  changed(change: Change, events?: readonly TrainEvent[]): void;
  /** Asks the session for what is shown, and gives what was measured. Awaited between steps, a few times a second. */
  look(session: Session): Promise<Record<string, number>>;
}

/** A lab without a run. */
export function createLab(options: LabOptions): Lab {
  return {
    recipe: { preset: '', settings: {}, acts: [] },
    options,
    closed: false,
    speed: Number.POSITIVE_INFINITY,
    queue: { last: Promise.resolve(), wanted: 0 },
    ...fresh(),
  };
}

/** All that belongs to one run, at its beginning. */
export function fresh() {
  return {
    session: undefined,
    phase: 'opening' as Phase,
    message: '',
    notice: '',
    acts: [],
    scalars: emptyTrack(),
    metrics: emptyTrack(),
    measured: emptyTrack(),
    pictures: [],
    digest: undefined,
    stepsPerSecond: 0,
    marks: [],
    beginning: undefined,
    looked: { at: 0, took: 0, evaluated: 0 },
  };
}

/** Steps and single updates since the beginning. */
export const movesIn = (lab: Lab): number => movesOf(lab.acts);

/** Goes to another phase and says so. */
export function enter(lab: Lab, phase: Phase, message = ''): void {
  Object.assign(lab, { phase, message });
  lab.options.changed('phase');
}

/** Why a run is over. */
export const ENDS = {
  finished: 'The run is complete.',
  stopped: 'The run was stopped.',
  diverged: 'The run diverged: a gradient was not finite, and was not applied.',
};

const PICTURES = 120;

/** Takes in what an act of `who` brought. */
export function take(lab: Lab, events: readonly TrainEvent[], who: Who): void {
  for (const event of events) {
    if (event.type === 'step') {
      lab.acts = addAct(lab.acts, who);
      push(lab.scalars, movesIn(lab), event.scalars);
    } else if (event.type === 'sample') {
      const pictures = [...lab.pictures, { move: movesIn(lab), samples: event.samples }];
      lab.pictures = pictures.length > PICTURES ? pictures.filter((_, i) => i % 2 === 0) : pictures;
    } else if (event.type === 'evaluation') push(lab.metrics, movesIn(lab), event.metrics);
    else if (event.type === 'end')
      enter(lab, event.reason === 'diverged' ? 'failed' : 'ended', ENDS[event.reason]);
  }
  if (events.length > 0) lab.options.changed('went on', events);
}
