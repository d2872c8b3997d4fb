import type { ConfigInput } from '../config/settings.ts';

/** A named starting point: settings that differ from the defaults. */
export interface Preset {
  readonly help: string;
  readonly config: ConfigInput;
  /** Steps that `verify` trains, where the usual number of them takes long. */
  readonly verifiedSteps?: number;
  /** Where `config` names no data because they are the user's: embedded ones of the same shape, to check the nets with. */
  readonly placeholder?: ConfigInput;
}
