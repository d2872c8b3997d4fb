// The last sub-steps of an update: gradients, and what they change.
import type { UpdateParts } from '@ganvil/core';
import { formatNumber } from '../model/formatNumber.ts';
import { lossNode } from './lossSteps.ts';
import { meanOutput } from './nodeWords.ts';
import type { SubStep, Telling } from './subStep.ts';

/** Gradients, and the change of the weights. */
export const changeSteps = (parts: UpdateParts, telling: Telling): SubStep[] => [
  gradientStep(parts, telling),
  updateStep(parts, telling),
];

const MOST_LAYERS = 6;

function gradientStep({ player, gradient, gradients, passes }: UpdateParts, { flow }: Telling): SubStep {
  const own = flow.nodes.filter(({ network }) => network?.player === player).map(({ id }) => id);
  const through = passes
    .map(({ network }) => network)
    .filter((name, i, all) => all.indexOf(name) === i && !own.includes(name));
  const layers = Object.entries(gradients);
  const text = `Backwards from the loss, each weight of ${player} gets a number: by how much the loss changes with it.${through.length > 0 && player === 'G' ? ` Weights of ${through.join(', ')} stay as they are.` : ''}`;
  return {
    title: 'Gradients',
    text,
    nodes: [lossNode(player), ...own],
    gradientOf: player,
    numbers: [
      ['length of the gradient', formatNumber(gradient)],
      ...layers.slice(0, MOST_LAYERS).map(([name, length]) => [`of ${name}`, formatNumber(length)] as const),
      ...(layers.length > MOST_LAYERS ? [['more layers', String(layers.length - MOST_LAYERS)] as const] : []),
    ],
  };
}

function updateStep(parts: UpdateParts, { flow, output }: Telling): SubStep {
  const { player, rate, optimizer, moved, weights, loss, after, outputs, applied } = parts;
  const own = flow.nodes.filter(({ network }) => network?.player === player).map(({ id }) => id);
  const title = `Update of ${player}`;
  const nodes = own.length > 0 ? own : [lossNode(player)];
  if (!applied)
    return {
      title,
      text: 'A gradient is not finite: nothing is changed, and training has diverged.',
      nodes,
      numbers: [],
      after: true,
    };
  const change = (from: number, to: number) => `${formatNumber(from)} → ${formatNumber(to)}`;
  const judged = (kind: 'real' | 'fake', name: string): SubStep['numbers'] => {
    const [from, to] = [outputs[kind], after?.outputs[kind]];
    return output && from && to
      ? [[`mean ${name}`, change(meanOutput(output, from), meanOutput(output, to))]]
      : [];
  };
  return {
    title,
    text: `The optimizer ${optimizer} moves each weight of ${player} against its gradient, with the learning rate ${formatNumber(rate)}.${after ? ' Before and after, on the same samples:' : ''}`,
    nodes,
    numbers: [
      ['length of the change', formatNumber(moved)],
      ['length of all weights before', formatNumber(weights)],
      ...(after ? [['loss', change(loss, after.loss)] as const] : []),
      ...judged('real', 'D(x)'),
      ...judged('fake', 'D(G(z))'),
    ],
    after: true,
  };
}
