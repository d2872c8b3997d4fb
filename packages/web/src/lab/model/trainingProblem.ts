// What is plainly wrong with a run, in one sentence.

import { formatNumber } from './formatNumber.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { latest } from './series.ts';

const MAX_LOSS = 1e4; // no loss of a sound run comes near
const MAX_GRADIENT = 1e6;
const COLLAPSED_SPREAD = 0.01; // of the spread of the data

/** What is wrong; '' if nothing is to be seen. */
export function trainingProblem(lab: Lab): string {
  if (iterationsIn(lab) === 0) return '';
  const most = (...names: string[]) =>
    Math.max(...names.map((name) => Math.abs(latest(lab.scalars, name) ?? 0)));
  const loss = most('loss/D', 'loss/G');
  if (loss > MAX_LOSS)
    return `Diverging: the loss is ${formatNumber(loss)}. A smaller learning rate may help.`;
  const gradient = most('gradient/D', 'gradient/G');
  if (gradient > MAX_GRADIENT)
    return `Diverging: the gradient norm is ${formatNumber(gradient)}. A smaller learning rate may help.`;
  const outside = latest(lab.measured, 'outside') ?? 0;
  if (outside >= 0.995) return 'All fakes are outside the picture.';
  if ((latest(lab.measured, 'spread') ?? 1) < COLLAPSED_SPREAD)
    return 'G has collapsed: all fakes are at one place.';
  if (outside > 0.5) return `${formatNumber(100 * outside, 2)} % of the fakes are outside the picture.`;
  return '';
}
