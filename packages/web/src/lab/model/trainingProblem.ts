// What is plainly wrong with a run, in one sentence.

import { write } from './formatNumber.ts';
import { type Lab, movesIn } from './labState.ts';
import { latest } from './series.ts';

const MOST_LOSS = 1e4; // no loss of a sound run comes near
const MOST_GRADIENT = 1e6;
const ONE_PLACE = 0.01; // of the spread of the data

/** What is wrong; '' if nothing is to be seen. */
export function trouble(lab: Lab): string {
  if (movesIn(lab) === 0) return '';
  const most = (...names: string[]) =>
    Math.max(...names.map((name) => Math.abs(latest(lab.scalars, name) ?? 0)));
  const loss = most('loss/D', 'loss/G');
  if (loss > MOST_LOSS) return `Diverging: the loss is ${write(loss)}. A smaller learning rate may help.`;
  const gradient = most('gradient/D', 'gradient/G');
  if (gradient > MOST_GRADIENT)
    return `Diverging: the gradient norm is ${write(gradient)}. A smaller learning rate may help.`;
  const outside = latest(lab.measured, 'outside') ?? 0;
  if (outside >= 0.995) return 'All fakes are outside the picture.';
  if ((latest(lab.measured, 'spread') ?? 1) < ONE_PLACE)
    return 'G has collapsed: all fakes are at one place.';
  if (outside > 0.5) return `${write(100 * outside, 2)} % of the fakes are outside the picture.`;
  return '';
}
