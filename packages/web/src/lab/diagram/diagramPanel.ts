// The inside of the folded part with the diagram: the diagram of the run that is shown, and slow motion.

import { games } from '../../../build/games.ts';
import type { Session } from '../../session/types.ts';
import { addStyleSheet } from '../addStyleSheet.ts';
import { h } from '../controls/dom.ts';
import type { Lab } from '../model/labState.ts';
import { latest } from '../model/series.ts';
import style from './diagram.css';
import { drawDiagram } from './drawDiagram.ts';
import { type Flowing, flowing } from './flowing.ts';
import { flowOf } from './flowOf.ts';
import { formulaOf } from './formulaOf.ts';
import { noiseToSamples } from './noiseToSamples.ts';
import { slowFlowing } from './slowFlowing.ts';
import { follow, type SlowMotion, slowMotion, stepOf, updateOf } from './slowMotion.ts';
import { slowPanel } from './slowPanel.ts';
import { unitPanel } from './unitPanel.ts';

/** The diagram of one run. */
interface Shown {
  readonly session: Session;
  readonly diagram: ReturnType<typeof drawDiagram>;
  readonly motion: SlowMotion;
  readonly panel: ReturnType<typeof slowPanel>;
  readonly units: Awaited<ReturnType<typeof unitPanel>>;
  readonly moved: ReturnType<typeof noiseToSamples>;
  live?: Flowing;
}

/** Fills a folded part. `open` shows another run, `measure` gets what flows, `show` draws it. */
export function diagramPanel(lab: Lab, folded: HTMLElement) {
  addStyleSheet(folded, style);
  const content = h('div', { className: 'diagram' });
  folded.append(content);
  let shown: Shown | undefined;
  let opening: Session | undefined;
  const unobserve = observed(content, () => restyle());
  const show = (): void => {
    content.classList.toggle('training', lab.phase === 'playing');
    if (shown) draw(lab, shown);
  };
  const restyle = (): void => {
    shown?.diagram.place();
    show();
  };
  const measure = async (now: Session): Promise<void> => {
    const next = await flowing(now, lab.weights);
    if (now !== opening || !shown) return;
    shown.live = next;
    await shown.units?.measure();
    await shown.moved?.measure();
  };
  const open = async (now: Session): Promise<void> => {
    opening = now;
    stop(shown);
    shown = undefined;
    const made = await shownOf(lab, now, show);
    if (now !== opening) return;
    shown = made;
    content.replaceChildren(...partsOf(made));
    await measure(now);
    restyle();
  };
  const dispose = () => {
    unobserve();
    stop(shown);
  };
  return { open, measure, show, restyle, dispose };
}

/** Ends what plays in a diagram. */
function stop(shown: Shown | undefined): void {
  shown?.panel.dispose();
  shown?.moved?.dispose();
}

/** Calls a function when an element changes its size; gives one that ends that. */
function observed(element: HTMLElement, resized: () => void): () => void {
  const observer = new ResizeObserver(resized);
  observer.observe(element);
  return () => observer.disconnect();
}

/** The diagram from top to bottom. */
const partsOf = ({ panel, diagram, session, moved, units }: Shown): (HTMLElement | string)[] => [
  panel.element,
  diagram.element,
  caption(session),
  moved?.element ?? '',
  units?.element ?? '',
];

async function shownOf(lab: Lab, session: Session, changed: () => void): Promise<Shown> {
  const flow = flowOf(games[session.config.game].flow, await session.networks(), session.players);
  const formula = (player: string) => (player ? formulaOf(session, player) : '');
  const motion = slowMotion();
  const diagram = drawDiagram(session, flow, formula);
  const panel = slowPanel(motion, { lab, flow, live: () => shown.live, changed });
  const units = await unitPanel(lab, session);
  const moved = noiseToSamples(lab, session);
  const shown: Shown = { session, diagram, motion, panel, units, moved };
  return shown;
}

/** Draws a diagram as the run is, or as it was in a sub-step of slow motion. */
function draw(lab: Lab, { session, diagram, motion, panel, live }: Shown): void {
  follow(motion, session);
  panel.show();
  const [update, step] = [updateOf(motion), stepOf(motion)];
  const found = slowFlowing(motion) ?? live;
  const lossOf = (player: string): number | undefined => {
    if (player !== update?.parts.player) return latest(lab.scalars, `loss/${player}`);
    const { scalars, after } = update.parts;
    return (step?.after && after ? after.scalars : scalars)[`loss/${player}`];
  };
  if (found) diagram.show(found, lossOf, step);
}

function caption({ players }: Session): HTMLElement {
  const both = players.length === 2 && players.includes('D') && players.includes('G');
  const colours = both ? ': the violet one D, the orange one G' : '';
  const text = `Lines lead from what is read to what is computed. Dashed lines go back: along them the gradient of a loss reaches the player that it updates${colours}.`;
  return h('p', { className: 'caption' }, text);
}
