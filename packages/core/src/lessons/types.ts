import type { Random, Scalar } from '@ganvil/kernels-as';
import type { ConfigInput } from '../config/settings.ts';
import type { FigureOptions, LoggedShares } from '../figures/types.ts';
import type { PresetName } from '../presets/index.ts';
import type { Run } from '../training/run.ts';

/** Settings of a run of a lesson: a preset, and what differs from it. The seed is the lesson's. */
export interface LessonConfig {
  readonly preset: PresetName;
  readonly changes?: ConfigInput;
}

/** Numbers by what they are called. */
export type Numbers = Readonly<Record<string, number>>;

/** What a step may use: randomness of the seed, and runs of the trainer. All of it gives the same bits everywhere. */
export interface Room {
  readonly seed: number;
  readonly random: Random;
  /** exp, log and the like. */
  readonly scalar: Scalar;
  /** The run of these settings, as earlier steps have left it; at its beginning where none has asked for it. */
  run(config: LessonConfig): Promise<Run>;
  /** Trains to a step, with turns of the event loop. Throws ConfigError where the run diverges. */
  train(run: Run, step: number): Promise<void>;
  /** Updates one player alone; the scalars of the last update. Throws ConfigError where the run diverges. */
  update(run: Run, player: string, times: number): Promise<Numbers>;
  /** A figure of the table of figures; `shares` where it draws those. */
  figure(
    run: Run,
    name: string,
    options?: FigureOptions & { readonly shares?: readonly LoggedShares[] },
  ): Promise<string>;
  /** What `make` gives, made once in a lesson: for what several steps look at. */
  once<T>(key: string, make: () => T | Promise<T>): Promise<T>;
  /** Gives the event loop a turn if the last one is a while ago: called between pieces of long computations. */
  pause(): Promise<void>;
}

/** What a step has found. */
export interface Findings {
  /** By names that no other step of the lesson has. */
  readonly numbers: Numbers;
  /** SVG text by name. */
  readonly figures?: Readonly<Record<string, string>>;
  /** Other files by name with their ending, such as `chirp.wav`. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** One step: what a learner reads, and what then runs. */
export interface LessonStep {
  /** A few sentences. */
  readonly text: string;
  /** In plain characters, one line each. */
  readonly formula?: string;
  /** The run that it looks at, for a page to open. */
  readonly config?: LessonConfig;
  /** Computes what the step shows. `before` are the numbers of earlier steps. */
  readonly show: (room: Room, before: Numbers) => Findings | Promise<Findings>;
}

/** A question with a number as its answer: the learner predicts it, then sees. */
export interface Task {
  readonly question: string;
  /** What is to be read before the answer is given, such as a hint to a formula. */
  readonly hint: string;
  /** The answer that theory gives. Pure. */
  readonly expected: (numbers: Numbers) => number;
  /** The number that the steps have measured. Pure. */
  readonly measured: (numbers: Numbers) => number;
  /** The most that an answer may differ from what was measured. */
  readonly limit: number;
}

/** A lesson: one question, the steps that answer it, and a task that is checked. */
export interface Lesson {
  readonly title: string;
  /** The question that it answers, one sentence. */
  readonly help: string;
  /** The paper or document, and its section. */
  readonly source: string;
  readonly steps: readonly LessonStep[];
  readonly task: Task;
}
