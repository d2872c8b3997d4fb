// Which class a conditional D is asked about, and a conditional G draws.
import type { Session } from '../../session/types.ts';
import { repeatLabel } from '../model/samples.ts';
import { h } from './dom.ts';

/** How many classes the networks of a session are told; 0: none. */
export const classesOf = ({ config, real }: Session): number =>
  config.conditional
    ? (real.labels ?? new Int32Array()).reduce((most, label) => Math.max(most, label + 1), 0)
    : 0;

/** A list of the classes, if the networks are told them. */
export function classPicker(session: Session, changed: () => void) {
  const classes = classesOf(session);
  const options = Array.from({ length: classes }, (_, i) => h('option', { value: String(i) }, String(i)));
  const list = h('select', { onchange: changed }, ...options);
  return {
    element: h('label', { className: 'row', hidden: classes === 0 }, 'Class', list),
    /** What to ask G for. */
    wanted: (): { class?: number } => (classes > 0 ? { class: Number(list.value) } : {}),
    /** Labels of `count` samples of it, for D. */
    labels: (count: number) => repeatLabel(classes > 0 ? Number(list.value) : undefined, count),
  };
}
