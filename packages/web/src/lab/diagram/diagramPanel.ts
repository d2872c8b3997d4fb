// The inside of the folded part with the diagram: the diagram of the run that is shown.
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

/** Fills a folded part. `open` shows another run, `measure` gets what flows, `show` draws it. */
export function diagramPanel(lab: Lab, folded: HTMLElement) {
  addStyleSheet(folded, style);
  const content = h('div', { className: 'diagram' });
  folded.append(content);
  let session: Session | undefined;
  let diagram: ReturnType<typeof drawDiagram> | undefined;
  let found: Flowing | undefined;
  const observer = new ResizeObserver(() => restyle());
  observer.observe(content);

  function show(): void {
    content.classList.toggle('training', lab.phase === 'playing');
    if (found) diagram?.show(found, (player) => latest(lab.scalars, `loss/${player}`));
  }
  function restyle(): void {
    diagram?.place();
    show();
  }
  async function measure(now: Session): Promise<void> {
    const next = await flowing(now, lab.weights);
    if (now === session) found = next;
  }
  async function open(now: Session): Promise<void> {
    [session, found] = [now, undefined];
    const networks = await now.networks();
    if (now !== session) return;
    diagram = drawDiagram(now, flowOf(games[now.config.game].flow, networks, now.players), (player) =>
      player ? formulaOf(now, player) : '',
    );
    content.replaceChildren(diagram.element, caption(now));
    await measure(now);
    restyle();
  }
  return { open, measure, show, restyle, dispose: () => observer.disconnect() };
}

function caption({ players }: Session): HTMLElement {
  const back = players.map((player) => `the ${player === 'G' ? 'orange' : 'violet'} one to ${player}`);
  const text = `Lines lead from what is read to what is computed. Dashed lines go back: along them the gradient of each loss reaches the player that it updates${players.length === 2 && players.includes('D') && players.includes('G') ? `, ${back.join(', ')}` : ''}.`;
  return h('p', { className: 'caption' }, text);
}
