// The class that a conditional G generates and a conditional D expects.
import type { Session } from '../../session/types.ts';
import { repeatLabel } from '../model/sampleSelection.ts';
import { h } from './dom.ts';

/** A list of the classes, hidden if the networks are not conditioned on any. */
export function classPicker({ config, classNames }: Session, changed: () => void) {
  const names = config.conditional ? classNames : [];
  const classes = names.length;
  const options = names.map((name, i) => h('option', { value: String(i) }, name));
  const list = h('select', { onchange: changed }, ...options);
  return {
    element: h('label', { className: 'row', hidden: classes === 0 }, 'Class', list),
    /** The options that ask G for the class. */
    chosen: (): { class?: number } => (classes > 0 ? { class: Number(list.value) } : {}),
    /** Labels of `count` samples of the class, for D. */
    labels: (count: number) => repeatLabel(classes > 0 ? Number(list.value) : undefined, count),
  };
}
