// The view of a run, and the charts beside it.

import type { SampleOptions, Session } from '../session/types.ts';
import { sidebar } from './controls/sidebar.ts';
import { discriminatorOutput } from './measures/discriminatorScale.ts';
import type { Lab } from './model/labState.ts';
import { densityView } from './views/densityView.ts';
import { imageView } from './views/imageView.ts';
import { planeView } from './views/planeView.ts';
import type { View } from './views/view.ts';

/** Fills `stage` with the view of the lab's run and its charts. */
export function contentOf(lab: Lab, stage: HTMLElement) {
  let view: View | undefined;
  let source: Session | undefined; // the session, with the weights that are shown
  let charts: ReturnType<typeof sidebar> | undefined;
  let redrawAll = true;
  let drawn = lab.measurement; // the one that the view shows
  return {
    open(session: Session): void {
      source = withShownWeights(session, lab);
      view = viewOf(source);
      charts?.dispose();
      charts = sidebar(view.charts, session.players, discriminatorOutput(session.config.loss));
      stage.replaceChildren(view.element, charts.element);
    },
    /** Draws everything at the next `draw`. */
    redraw(): void {
      redrawAll = true;
    },
    draw(): void {
      if (redrawAll || lab.measurement !== drawn) view?.draw(lab);
      charts?.show(lab, redrawAll);
      [redrawAll, drawn] = [false, lab.measurement];
      if (view && lab.phase !== 'playing') stage.setAttribute('aria-description', view.summary(lab));
    },
    measure: async () => (source && view?.measure(source)) ?? {},
    samplePicture: async () => source && view?.samplePicture?.(source),
    dispose: () => charts?.dispose(),
  };
}

/** A session whose samples are generated with the weights that the lab shows. */
function withShownWeights(session: Session, lab: Lab): Session {
  const sample = (options?: SampleOptions) => session.sample({ weights: lab.weights, ...options });
  return Object.create(session, { sample: { value: sample } }) as Session;
}

function viewOf(session: Session): View {
  if (session.shape.length > 1) return imageView(session);
  return session.shape[0] === 1 ? densityView(session) : planeView(session);
}
