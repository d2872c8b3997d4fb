import type { Config } from '../config/resolveConfig.ts';
import type { PresetName } from '../presets/index.ts';

/** What one short run came to, as hex digits. */
export interface Found {
  /** The digest of its last state, which is that of `ganvil train` with the same settings. */
  readonly state: string;
  /** SHA-256 over all that it showed: losses, samples and metrics. */
  readonly shown: string;
}

/** Golden digests by name and profile. Those of entries are their first digits. */
export type Goldens<Name extends string = string> = Partial<
  Record<Name, Partial<Record<Config['numerics'], Found>>>
>;

/** One row of the check: a short run of a preset, or of an entry of a table such as `loss=kl`. */
export interface Verdict {
  readonly preset?: PresetName;
  readonly entry?: string;
  readonly numerics: Config['numerics'];
  readonly steps: number;
  /** Absent where there is no golden digest yet. */
  readonly expected?: Found;
  /** Absent where the run was skipped. */
  readonly found?: Found;
  readonly outcome: 'same' | 'different' | 'skipped';
  /** Why it was skipped. */
  readonly why?: string;
}
