// Obvious problems of a run, in one sentence.
import { formatNumber } from './formatNumber.ts';
import { iterationsIn, type Lab } from './labState.ts';
import { latest } from './series.ts';

const MAX_LOSS = 1e4; // far above the loss of any healthy run
const MAX_GRADIENT = 1e6;
const COLLAPSED_SPREAD = 0.01; // of the spread of the data

/** The problem of a run; '' if there is none to be seen. */
export function trainingProblem(lab: Lab): string {
  if (iterationsIn(lab) === 0) return '';
  const largest = (scalar: string) =>
    Math.max(
      0,
      ...(lab.session?.players ?? []).map((player) =>
        Math.abs(latest(lab.scalars, `${scalar}/${player}`) ?? 0),
      ),
    );
  const [loss, gradient] = [largest('loss'), largest('gradient')];
  const advice = 'Try a smaller learning rate.';
  if (loss > MAX_LOSS) return `Training is diverging: the loss is ${formatNumber(loss)}. ${advice}`;
  if (gradient > MAX_GRADIENT)
    return `Training is diverging: the gradient norm is ${formatNumber(gradient)}. ${advice}`;
  const outside = latest(lab.measured, 'outside') ?? 0;
  if (outside >= 0.995) return 'All generated samples lie outside the plot.';
  // G that has never spread has not collapsed: pictures begin as grey ones.
  const hadSpread = lab.measured.columns.spread?.some((spread) => spread >= COLLAPSED_SPREAD);
  if (hadSpread && (latest(lab.measured, 'spread') ?? 1) < COLLAPSED_SPREAD)
    return 'G has collapsed: it generates a single point.';
  if (outside > 0.5)
    return `${formatNumber(100 * outside, 2)} % of the generated samples lie outside the plot.`;
  return '';
}
