import type { Chart } from '../../plots/curves.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';

const COLOURS: Readonly<Record<string, string>> = { D: '--d', G: '--g' };

/** A line for a scalar of each player. */
const linesOf = (players: readonly string[], scalar: string): Chart['lines'] =>
  players.map((player) => [`${scalar}/${player}`, player, COLOURS[player] ?? '--soft']);

/** The loss of each player. */
export const lossChart = (players: readonly string[]): Chart => ({
  title: 'Loss',
  series: 'scalars',
  lines: linesOf(players, 'loss'),
});

/** The discriminator's accuracy on a batch. */
export const accuracyChart: Chart = {
  title: 'Discriminator accuracy',
  series: 'scalars',
  lines: [['accuracy/D', 'accuracy', '--d']],
  low: 0,
  high: 1,
  level: [0.5, 'chance'],
};

/** The mean of a critic's values on a batch. */
export const criticChart: Chart = {
  title: 'Critic value, mean',
  series: 'scalars',
  lines: [
    ['logits/real', 'real', '--real'],
    ['logits/fake', 'fake', '--g'],
  ],
};

/** Charts of training itself. There is an accuracy if D has an output at which it is undecided. */
export function trainingCharts(
  players: readonly string[],
  { probability, undecided }: DiscriminatorOutput,
): Chart[] {
  const gradient: Chart = {
    title: 'Gradient norm',
    series: 'scalars',
    lines: linesOf(players, 'gradient'),
    low: 0,
  };
  return [
    lossChart(players),
    ...(probability ? [] : [criticChart]),
    ...(undecided !== undefined ? [accuracyChart] : []),
    gradient,
  ];
}
