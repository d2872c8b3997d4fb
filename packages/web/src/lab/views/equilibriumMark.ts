import { h } from '../controls/dom.ts';
import { iterationsIn, type Lab } from '../model/labState.ts';
import { latest } from '../model/series.ts';

/** How far D may be from 1/2 where data live, for the mark to appear and to stay. */
const NEAR = 0.02;
const STILL_NEAR = 0.03;
/** Bits of divergence up to which fakes count as alike to the data. */
const ALIKE = 0.1;

/**
 * Says when D is undecided where the data are, the end of the game in https://arxiv.org/abs/1406.2661 theorem 1; and if the fakes are not like the
 * data, that D only fails to see it. Before the first step every D is undecided.
 */
export function equilibriumMark() {
  const element = h('p', { className: 'mark', role: 'status' });
  let near = false;
  function show(lab: Lab): void {
    const distance = latest(lab.measured, 'fromHalf') ?? 1;
    near = iterationsIn(lab) > 0 && distance <= (near ? STILL_NEAR : NEAR);
    const alike = (latest(lab.measured, 'js') ?? 1) <= ALIKE;
    const text = !near ? '' : alike ? EQUILIBRIUM : UNDECIDED;
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle('reached', near && alike);
  }
  return { element, show };
}

const EQUILIBRIUM =
  'Equilibrium: D says 1/2 where the data are, within 0.02. It cannot tell fakes from real samples.';
const UNDECIDED =
  'D says 1/2 where the data are, within 0.02, but the fakes differ from the data: D does not see it.';
