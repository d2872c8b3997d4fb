import type { Chart } from '../../plots/curves.ts';
import type { Session } from '../../session/types.ts';
import type { Lab } from '../model/labState.ts';

/** A view of a run: one each for numbers, points and images. */
export interface View {
  readonly element: HTMLElement;
  /** Charts of what it measures. */
  readonly charts: readonly Chart[];
  /** Gets what it shows from the session. Gives measurements by name. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Draws what was measured last. */
  draw(lab: Lab): void;
  /** What the view shows, in one sentence, for screen readers. */
  summary(lab: Lab): string;
}

/** For measurements outside of the lab's tasks: a session that is disposed meanwhile reports that itself. */
export const ignoreDisposed = (): void => {};
