import type { ConfigInput } from '../settings.ts';

/** A named starting point: settings that differ from the defaults. */
export interface Preset {
  readonly help: string;
  readonly config: ConfigInput;
}
