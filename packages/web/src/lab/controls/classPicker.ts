// The class that a conditional G generates and a conditional D expects.
import type { Session } from '../../session/types.ts';
import { repeatLabel } from '../model/sampleSelection.ts';
import { h } from './dom.ts';

/** The number of classes that the networks of a session are conditioned on; 0 for none. */
const classesOf = ({ config, real }: Session): number =>
  config.conditional
    ? (real.labels ?? new Int32Array()).reduce((max, label) => Math.max(max, label + 1), 0)
    : 0;

/** A list of the classes, hidden if the networks are not conditioned on any. */
export function classPicker(session: Session, changed: () => void) {
  const classes = classesOf(session);
  const options = Array.from({ length: classes }, (_, i) => h('option', { value: String(i) }, String(i)));
  const list = h('select', { onchange: changed }, ...options);
  return {
    element: h('label', { className: 'row', hidden: classes === 0 }, 'Class', list),
    /** The options that ask G for the class. */
    chosen: (): { class?: number } => (classes > 0 ? { class: Number(list.value) } : {}),
    /** Labels of `count` samples of the class, for D. */
    labels: (count: number) => repeatLabel(classes > 0 ? Number(list.value) : undefined, count),
  };
}
