// What a run says. Events are plain data: they cross postMessage unchanged, and a log file replays a run.
import type { Diagnosis } from '../alarms/types.ts';
import type { Change } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Keeps } from './keepsOf.ts';

/**
 * Named numbers of one step: of every player `loss/<player>` and `gradient/<player>` (its length), and what its game reports, such
 * as `penalty/D`, `logits/real`, `logits/fake` and, where the loss has an output at which D is undecided, `accuracy/D`.
 */
export type Scalars = Record<string, number>;

/** Samples side by side: `data` holds `count` samples of `shape`, images in [-1, 1] NHWC or points. */
export interface Samples {
  readonly shape: readonly number[];
  readonly count: number;
  readonly data: Float32Array;
  /** Their classes, where they are known. */
  readonly labels?: Int32Array;
}

/**
 * Why a run is over. `finished`: it has all its steps; `plateau`: its metric no longer improved (`stopOn`); `stopped`: by a signal; `diverged`: a gradient was
 * not finite and was not applied, and no checkpoint follows.
 */
export type EndReason = 'finished' | 'plateau' | 'stopped' | 'diverged';

/** An event of a run; `step` counts whole steps. */
export type TrainEvent =
  | { type: 'start'; step: number; config: Config; parameters: Record<string, number> }
  | { type: 'step'; step: number; scalars: Scalars }
  /** Samples of the averaged generator on the run's fixed latents; the digest of the state, where it was asked for. */
  | { type: 'sample'; step: number; samples: Samples; digest?: string }
  | { type: 'evaluation'; step: number; metrics: Record<string, number> }
  /** What samples and steps look like; the course of the run holds the newest. */
  | ({ type: 'diagnosis' } & Diagnosis)
  /** An alarm is raised, or is over; the message is one sentence for the user. */
  | { type: 'alarm'; step: number; alarm: string; raised: boolean; message: string }
  /**
   * The run diverged and went back from `step` to an earlier one, for the `times`-th time in a row if it has not come past the place since; the
   * message is one sentence for the user.
   */
  | { type: 'rollback'; step: number; to: number; count: number; times: number; message: string }
  /** A setting has another value from the next update on; the message is one sentence for the user. */
  | ({ type: 'change'; before: Change['value']; message: string } & Change)
  /** Everything that resuming needs: a safetensors file. */
  | { type: 'checkpoint'; step: number; bytes: Uint8Array; digest: string; keeps: Keeps }
  /** A notice for the user: steps that cannot be recorded, metrics that are left out. */
  | { type: 'notice'; step: number; message: string }
  /** The last event. */
  | { type: 'end'; step: number; reason: EndReason; digest: string };
