import type { ConfigInput } from '@ganvil/core';

/** A way to choose the settings that a sweep tries. */
export interface Search {
  /** What its key in the file holds, for messages. */
  readonly expects: string;
  /**
   * The changed settings of each point, in order: a pure function of `value`. Throws a config Failure; `where` stands before its
   * message.
   */
  points(value: unknown, where: string): Promise<ConfigInput[]> | ConfigInput[];
}
