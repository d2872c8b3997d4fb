// The sub-steps of an update that are about its loss.
import type { UpdateParts } from '@ganvil/core';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { meanOutput } from './nodeWords.ts';
import type { SubStep, Telling } from './subStep.ts';

/** The loss, and the penalty where there is one. */
export const lossSteps = (parts: UpdateParts, telling: Telling): SubStep[] => [
  lossStep(parts, telling),
  ...penaltyStep(parts, telling),
];

const FALLS = {
  D: 'It falls where the outputs for real samples rise and those for fakes fall.',
  G: 'It falls where the outputs for fakes rise.',
};

/** The mean outputs of D, as far as the loss reads them. */
const meansOf = (
  { real, fake }: UpdateParts['outputs'],
  output: DiscriminatorOutput | undefined,
): SubStep['numbers'] =>
  !output
    ? []
    : [
        ...(real ? [['mean D(x)', formatNumber(meanOutput(output, real))] as const] : []),
        ...(fake ? [['mean D(G(z))', formatNumber(meanOutput(output, fake))] as const] : []),
      ];

/** The node of a player's loss. */
export const lossNode = (player: string): string => `loss/${player}`;

function lossStep(
  { player, scalars, loss, outputs }: UpdateParts,
  { formula, remarks, output }: Telling,
): SubStep {
  const own = scalars[lossNode(player)];
  const others = Object.entries(scalars).filter(
    ([name]) => /^(loss|history)\//.test(name) && name !== lossNode(player),
  );
  const same = Math.abs(own - loss) <= 1e-6 * Math.abs(loss);
  const goal = !output || formula.includes('f(x)') ? '' : player === 'D' ? FALLS.D : FALLS.G;
  const text = [`What ${player} minimises, as one number for the batch.`, goal, ...remarks]
    .filter(Boolean)
    .join(' ');
  const means = meansOf(outputs, output);
  return {
    title: `Loss of ${player}`,
    text,
    nodes: [...(output ? ['scores'] : []), lossNode(player)],
    formula: `loss of ${player} = ${formula}`,
    numbers: [
      ...means,
      [`loss of ${player}`, formatNumber(own)],
      ...others.map(([name, value]) => [name.replace('/', ' of '), formatNumber(value)] as const),
      ...(same ? [] : [['with all other terms', formatNumber(loss)] as const]),
    ],
  };
}

function penaltyStep({ player, scalars, loss }: UpdateParts, { penalty }: Telling): SubStep[] {
  const value = scalars[`penalty/${player}`];
  if (value === undefined || !penalty) return [];
  const { name, formula, weight } = penalty;
  return [
    {
      title: `Penalty ${name}`,
      text: `A term of its own is added to the loss of ${player}: penaltyWeight times the penalty.`,
      nodes: player === 'D' ? ['D', lossNode(player)] : [lossNode(player)],
      formula: `penalty = ${formula}`,
      numbers: [
        ['penalty', formatNumber(value)],
        ['penaltyWeight', formatNumber(weight)],
        ['loss with the penalty', formatNumber(loss)],
      ],
    },
  ];
}
