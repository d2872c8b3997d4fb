import {
  type Checkpoint,
  type DistanceName,
  didYouMean,
  distances,
  type InvertOptions,
  latentTerms,
} from '@ganvil/core';
import { classNumber } from '../args/classNumber.ts';
import { type Arguments, type Flag, settingFlags } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { parseInteger, parseNumber } from '../args/parseNumber.ts';
import { showLoadingProgress } from '../data/loadingProgress.ts';
import { EXIT, Failure } from '../node/exit.ts';

const names = Object.keys(latentTerms).join(', ');

/** How latents are searched, for commands that do. */
export const searchFlags: readonly Flag[] = [
  { name: 'steps', value: 'N', help: 'steps of Adam of each search (default: 300)' },
  { name: 'restarts', value: 'N', help: 'searches per sample, from different latents (default: 4)' },
  {
    name: 'candidates',
    value: 'N',
    help: 'latents that are drawn, of each class: searches begin where the sample comes nearest (default: 1024)',
  },
  { name: 'learning-rate', value: 'X', help: 'learning rate of Adam (default: 0.05)' },
  {
    name: 'distance',
    value: 'NAME',
    help: `what is minimised: ${Object.keys(distances).join(', ')} of the differences (default: l2)`,
  },
  {
    name: 'terms',
    value: 'NAME=X,...',
    help: `what is added to it, with weights: ${names}, such as minimax=0.1 (default: nothing)`,
  },
  {
    name: 'class',
    value: 'NAME',
    help: 'class of the samples, by name or number, for conditional runs (default: that of the data, or else the best)',
  },
  ...settingFlags.filter(({ name }) => name === 'threads'),
];

/** The options of a search that the flags ask for. Throws a usage Failure. */
export function searchOptions(args: Arguments, checkpoint: Checkpoint): InvertOptions & { label?: number } {
  const number = (flag: string) => (args.has(flag) ? parseInteger(flag, args.get(flag), 0, 1) : undefined);
  const rate = args.has('learning-rate')
    ? parseNumber('learning-rate', args.get('learning-rate'), 0, 0)
    : undefined;
  const label = classNumber(args.get('class'), checkpoint);
  const distance = args.get('distance');
  if (distance !== undefined) oneOf('--distance', distance, Object.keys(distances));
  const given = {
    steps: number('steps'),
    restarts: number('restarts'),
    candidates: number('candidates'),
    learningRate: rate,
    distance: distance as DistanceName | undefined,
    terms: args.has('terms') ? termsOf(args.get('terms') ?? '') : undefined,
    label,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function termsOf(text: string): InvertOptions['terms'] {
  const known = Object.keys(latentTerms);
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name, weight] = pair.split('=');
      if (!known.includes(name))
        throw new Failure(
          EXIT.usage,
          `--terms: expected some of ${known.join(', ')}${didYouMean(name, known)}, got "${name}".`,
        );
      if (weight === undefined || weight.trim() === '' || !Number.isFinite(Number(weight)))
        throw new Failure(EXIT.usage, `--terms: expected a weight, such as ${name}=0.1, got "${pair}".`);
      return [name, Number(weight)];
    }),
  );
}

/** Shows how many steps of a search are done. */
export function searchProgress(
  args: Arguments,
): Required<Pick<InvertOptions, 'onProgress'>> & { close(): void } {
  const { report, close } = showLoadingProgress(args.has('quiet') ? 'none' : 'auto', 'search');
  return { onProgress: (done, total) => report(done, total, 'steps'), close };
}
