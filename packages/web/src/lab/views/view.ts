// What the views of a run have in common: one for numbers, one for points, one for pictures.
import type { Samples } from '@ganvil/core';
import type { Chart } from '../../plots/curves.ts';
import type { Session } from '../../session/types.ts';
import type { Lab } from '../model/labState.ts';

export interface View {
  readonly element: HTMLElement;
  /** Curves that suit what it measures. */
  readonly charts: readonly Chart[];
  /** Asks the session for what is shown, and gives what was measured. */
  measure(session: Session): Promise<Record<string, number>>;
  /** Samples on the run's fixed latents, to be kept: how they grow. */
  samplePicture?(session: Session): Promise<Samples>;
  draw(lab: Lab): void;
  /** What there is to see, in one sentence, for those who do not see it. */
  summary(lab: Lab): string;
}
