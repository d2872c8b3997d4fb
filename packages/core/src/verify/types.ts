import type { Config } from '../config/resolveConfig.ts';
import type { PresetName } from '../presets/index.ts';

/** What one short run came to, as hex digits. */
export interface Found {
  /** The digest of its last state, which is that of `ganvil train` with the same settings. */
  readonly state: string;
  /** SHA-256 over all that it showed: losses, samples and metrics. */
  readonly shown: string;
}

/** Golden digests by preset and profile. */
export type Goldens = Partial<Record<PresetName, Partial<Record<Config['numerics'], Found>>>>;
