// The view of a run, and the charts beside it.

import type { SampleOptions, Session } from '../session/types.ts';
import { sidebar } from './controls/sidebar.ts';
import { discriminatorOf } from './measures/discriminatorScale.ts';
import type { Lab } from './model/labState.ts';
import { planeView } from './views/planeView.ts';
import type { View } from './views/view.ts';

/** Fills `stage` with the view of the lab's run and its charts. Views that the first runs do not need are loaded when they are. */
export function contentOf(lab: Lab, stage: HTMLElement) {
  let view: View | undefined;
  let loading: Promise<View | undefined> = Promise.resolve(undefined); // resolves when its run has a view
  let [source, loss]: [Session?, string?] = []; // the session, with the weights that are shown; the loss that the view is for
  let charts: ReturnType<typeof sidebar> | undefined;
  let [redrawAll, drawn] = [true, lab.measurement]; // `drawn`: the one that the view shows
  const show = (loaded: View, session: Session): void => {
    view = loaded;
    charts?.dispose();
    charts = sidebar(view.charts, discriminatorOf(session));
    stage.replaceChildren(view.element, charts.element);
    redrawAll = true;
  };
  return {
    parts: (): Record<string, HTMLElement> => ({ ...(charts && { charts: charts.element }) }),
    opened(session: Session): void {
      const own = withShownWeights(session, lab);
      [source, loss] = [own, session.config.loss];
      loading = viewOf(own, stage);
      loading.then((loaded) => source === own && show(loaded as View, session)).catch(() => {}); // whoever measures says so
    },
    changed(session: Session) {
      if (session.config.loss !== loss) this.opened(session); // D's output means something else now
    },
    /** Draws everything at the next `draw`. */
    redraw: () => {
      redrawAll = true;
    },
    draw(): void {
      const isNew = redrawAll || lab.measurement !== drawn;
      if (isNew) view?.draw(lab);
      if (redrawAll || !isNew || isLast(lab)) charts?.show(lab, redrawAll);
      [redrawAll, drawn] = [false, lab.measurement];
      if (view && isLast(lab)) stage.setAttribute('aria-description', view.summary(lab));
    },
    measure: async () => (source && (await loading)?.measure(source)) ?? {},
    samplePicture: async () => (source?.generates ? source.sample() : undefined),
    dispose: () => charts?.dispose(),
  };
}

/** Whether nothing is drawn soon. While it trains there is a next time for charts: with the view at once they would be a long task. */
const isLast = ({ phase }: Lab): boolean => phase !== 'playing';

/** A session whose samples are generated with the weights that the lab shows. */
function withShownWeights(session: Session, lab: Lab): Session {
  const sample = (options?: SampleOptions) => session.sample({ weights: lab.weights, ...options });
  return Object.create(session, { sample: { value: sample } }) as Session;
}

/** The view that suits what a run has and its data. */
async function viewOf(session: Session, stage: HTMLElement): Promise<View> {
  const { generates, classifies, shape } = session;
  try {
    if (!generates || classifies || shape.join() !== '2')
      (await import('./moreStyles.ts')).addMoreStyles(stage);
    if (!generates) return (await import('./views/classesView.ts')).classesView(session);
    if (shape.length > 1) return (await import('./views/imageView.ts')).imageView(session);
    const view = await pointsView(session);
    return classifies ? (await import('./views/classesView.ts')).withClasses(view, session) : view;
  } catch (error) {
    throw new Error(`The view did not load: ${(error as Error).message}. Open the run again to retry.`);
  }
}

async function pointsView(session: Session): Promise<View> {
  const [columns] = session.shape;
  if (columns > 2) return (await import('./views/tableView.ts')).tableView(session);
  return columns === 1 ? (await import('./views/densityView.ts')).densityView(session) : planeView(session);
}
