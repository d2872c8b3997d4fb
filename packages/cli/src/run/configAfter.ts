import type { Change, Config } from '@ganvil/core';

/** A config with the values that changes have given to its settings. */
export const configAfter = (config: Config, changes: readonly Change[]): Config => ({
  ...config,
  ...Object.fromEntries(changes.map(({ setting, value }) => [setting, value])),
});
