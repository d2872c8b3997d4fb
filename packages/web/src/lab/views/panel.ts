import type { Session } from '../../session/types.ts';
import { tabs } from '../controls/tabs.ts';
import type { Lab } from '../model/labState.ts';
import { ignoreDisposed } from './view.ts';

/** A part of a view, behind a tab: only the one that is shown is measured and drawn. */
export interface Panel {
  readonly element: HTMLElement;
  /** Gets what it shows from the session. */
  measure(session: Session): Promise<void>;
  /** Draws what was measured last. */
  draw?(lab: Lab): void;
}

/** Panels by the names of their tabs; the first is shown first. One alone has no tab. */
export function panelTabs(session: Session, panels: Readonly<Record<string, Panel>>): Panel {
  const entries = Object.entries(panels);
  let [, current] = entries[0];
  let drawn: Lab | undefined;
  const choose = (name: string) => {
    current = panels[name];
    if (drawn) current.draw?.(drawn);
    void current.measure(session).then(() => drawn && current.draw?.(drawn), ignoreDisposed);
  };
  const list = entries.map(([name, { element }]) => [name, element] as const);
  return {
    element: entries.length === 1 ? current.element : tabs('Views', list, choose),
    measure: (now) => current.measure(now),
    draw(lab) {
      drawn = lab;
      current.draw?.(lab);
    },
  };
}
