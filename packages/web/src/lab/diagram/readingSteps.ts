// The first sub-steps of an update: what is drawn, what networks make of it, and what D says.
import type { Batch, NetworkPass, UpdateParts } from '@ganvil/core';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Flow } from './flowOf.ts';
import { meanOutput } from './nodeWords.ts';
import { shapeText } from './shapeText.ts';
import type { SubStep, Telling } from './subStep.ts';

/** Latents, then what each network reads and gives. */
export const readingSteps = (parts: UpdateParts, telling: Telling): SubStep[] => [
  ...latentsStep(parts, telling),
  ...passSteps(parts, telling),
];

const spread = ({ mean, deviation }: Batch): SubStep['numbers'] => [
  ['mean of all numbers', formatNumber(mean)],
  ['standard deviation', formatNumber(deviation)],
];

function latentsStep({ latents }: UpdateParts, { latent }: Telling): SubStep[] {
  if (!latents) return [];
  const text = `${latents.count} latents of ${shapeText(latents.shape)} numbers are drawn (distribution: ${latent}). All that differs between the fakes comes from them.`;
  return [{ title: 'Draw z', text, nodes: ['z'], numbers: spread(latents) }];
}

/** What each network reads and gives, once for each network; real samples before the first that may read them. */
function passSteps(parts: UpdateParts, telling: Telling): SubStep[] {
  const { passes, real, player } = parts;
  const isFirst = (pass: NetworkPass, i: number) =>
    passes.findIndex(({ network }) => network === pass.network) === i;
  const steps = passes.filter(isFirst).map((pass) => ({ pass, steps: stepsOfPass(pass, parts, telling) }));
  const makes = ({ pass }: { pass: NetworkPass }) => leadsTo(telling.flow, pass.network, 'fakes');
  const taken: SubStep[] = real
    ? [
        {
          title: 'Take real samples',
          text: `${real.count} samples of the data, ${player === 'D' || !telling.output ? 'the next in their order' : 'those that were read last'}.`,
          nodes: ['real'],
          numbers: spread(real),
        },
      ]
    : [];
  const at = steps.findIndex((one) => !makes(one));
  const cut = at < 0 ? steps.length : at;
  return [...steps.slice(0, cut), { steps: taken }, ...steps.slice(cut)].flatMap((one) => one.steps);
}

const leadsTo = ({ edges }: Flow, from: string, to: string): boolean =>
  edges.some(([one, other]) => one === from && other === to);

function stepsOfPass(pass: NetworkPass, parts: UpdateParts, telling: Telling): SubStep[] {
  const { network, reads, gives } = pass;
  const { flow, output } = telling;
  if (leadsTo(flow, network, 'fakes')) return [fakesStep(pass, parts)];
  if (output && leadsTo(flow, network, 'scores')) return judgeSteps(parts, output, network);
  const to = flow.edges.filter(([from]) => from === network).map(([, id]) => id);
  const text = `${network} reads ${reads.count} × ${shapeText(reads.shape)} numbers and gives ${gives.count} × ${shapeText(gives.shape)}.`;
  return [
    {
      title: `${network} computes`,
      text,
      nodes: [network, ...to.filter((id) => !id.startsWith('loss/'))],
      numbers: spread(gives),
    },
  ];
}

function fakesStep({ network, reads, gives }: NetworkPass, { player }: UpdateParts): SubStep {
  const who =
    player === network
      ? `The weights of ${network} are what this update will change.`
      : `${network} stays as it is in this update of ${player}.`;
  const text = `${network} makes a sample of each of the ${reads.count} inputs: the fakes. ${who}`;
  return { title: `${network} makes fakes`, text, nodes: [network, 'fakes'], numbers: spread(gives) };
}

/** D on real samples and on fakes, as far as the loss reads both. */
function judgeSteps(
  { outputs, player }: UpdateParts,
  output: DiscriminatorOutput,
  network: string,
): SubStep[] {
  const what = output.probability ? 'the probability that it is real' : 'a value, the higher the more real';
  const wants = (kind: 'real' | 'fake'): string => {
    if (player !== 'D')
      return kind === 'fake'
        ? `${player} learns from these outputs.`
        : `${player} compares them with those for fakes.`;
    return kind === 'real' ? 'D is to raise them.' : 'D is to lower them.';
  };
  const step = (kind: 'real' | 'fake', title: string, name: string, node: string): SubStep[] => {
    const values = outputs[kind];
    if (!values) return [];
    const text = `D gives each of the ${values.length} ${kind === 'real' ? 'real samples' : 'fakes'} ${what}. ${wants(kind)}`;
    return [
      {
        title,
        text,
        nodes: [node, network, 'scores'],
        numbers: [[`mean ${name}`, formatNumber(meanOutput(output, values))]],
      },
    ];
  };
  return [
    ...step('real', 'D judges real samples', 'D(x)', 'real'),
    ...step('fake', 'D judges fakes', 'D(G(z))', 'fakes'),
  ];
}
