// What the nodes of a diagram are called.
import type { NetworkRow } from '@ganvil/core';
import type { Session } from '../../session/types.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { mean } from '../measures/discriminatorScale.ts';
import { sigmoid } from '../measures/game.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Flowing } from './flowing.ts';
import type { FlowNode } from './flowOf.ts';
import { shapeText } from './shapeText.ts';

/** A node in words: its heading, and what it is. */
export interface NodeWords {
  readonly title: string;
  readonly help: string;
}

const ROLES: Readonly<Record<string, string>> = {
  G: 'generator',
  D: 'discriminator',
  E: 'encoder',
  C: 'classifier',
  L: 'learned deviation',
  Z: 'a code for each sample',
};

/** The size of one sample. */
const sizeText = (shape: readonly number[]): string =>
  shape.length > 1 ? shapeText(shape) : shape[0] === 1 ? '1 number each' : `${shape[0]} numbers each`;

/** The words of a node of a run. */
export function nodeWords({ id, network, lossOf }: FlowNode, session: Session, formula: string): NodeWords {
  const { config, shape } = session;
  if (network)
    return {
      title: id,
      help: `${ROLES[id] ?? 'network'}, ${weightsOf(network).toLocaleString('en')} weights`,
    };
  if (lossOf !== undefined) return { title: `Loss of ${lossOf}`, help: formula };
  const all: Readonly<Record<string, NodeWords>> = {
    z: {
      title: 'z',
      help: `latents: ${config.latentDim} random number${config.latentDim === 1 ? '' : 's'} each`,
    },
    real: { title: 'x', help: `real samples: ${sizeText(shape)}` },
    fakes: { title: 'G(z)', help: `fakes: ${sizeText(shape)}` },
    codes: { title: 'E(x)', help: 'latents of real samples' },
    scores: { title: 'D(x), D(G(z))', help: 'what D says of real samples and of fakes' },
    classes: { title: 'classes', help: 'the probability of each class' },
  };
  return all[id];
}

const weightsOf = ({ layers }: NetworkRow): number => layers.reduce((sum, { weights }) => sum + weights, 0);

/** The layers of a network: a line each, at most so many, the last of which says how many more there are. */
export function layerLines({ input, layers }: NetworkRow, most: number): string[] {
  const lines = [
    `reads ${shapeText(input)}`,
    ...layers.map(({ name, kind, shape }) => `${name || kind}: ${shapeText(shape)}, ${kind}`),
  ];
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `and ${lines.length - most + 1} more layers`];
}

/** The mean of outputs of D as it is shown: the mean probability, or the mean value of a critic. */
export const meanOutput = (output: DiscriminatorOutput, outputs: ArrayLike<number>): number =>
  mean(output.probability ? Array.from(outputs, sigmoid) : outputs);

/** The numbers in a node, if it has some. */
export function nodeNumbers(
  { id, lossOf }: FlowNode,
  { onReal, onFake }: Flowing,
  output: DiscriminatorOutput | undefined,
  lossOfPlayer: (player: string) => number | undefined,
): string {
  if (lossOf !== undefined) return formatNumber(lossOfPlayer(lossOf));
  if (id !== 'scores' || !output) return '';
  const of = (outputs: ArrayLike<number> | undefined) =>
    outputs ? formatNumber(meanOutput(output, outputs)) : '–';
  return `real ${of(onReal)}, fake ${of(onFake)}`;
}
