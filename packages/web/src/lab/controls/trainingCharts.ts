// Charts of numbers that a run has, by their names: what a game does not report has no chart.
import type { Chart } from '../../plots/curves.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { askedMetrics } from '../model/coreTables.ts';

const COLOURS: Readonly<Record<string, string>> = { D: '--d', G: '--g' };
/** Of other lines of a chart, in turn. */
const OTHERS = ['--real', '--soft', '--ink'];

/** The loss of each player. */
export const lossChart = (players: readonly string[]): Chart => ({
  title: 'Loss',
  series: 'scalars',
  lines: linesOf(players.map((player) => `loss/${player}`)),
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

/**
 * Charts of the scalars of training with these names: first the loss and what D says of a batch, if there is a D. There is an accuracy of
 * it if it has an output at which it is undecided.
 */
export function trainingCharts(names: readonly string[], output: DiscriminatorOutput | undefined): Chart[] {
  const ofD = [
    ...(output?.probability === false ? [criticChart] : []),
    ...(output?.undecided !== undefined ? [accuracyChart] : []),
  ];
  const shown = new Set([
    'logits/real',
    'logits/fake',
    ...ofD.flatMap(({ lines }) => lines.map(([name]) => name)),
  ]);
  const [loss, gradient, ...others] = groupsOf(
    names.filter((name) => !shown.has(name)),
    ['loss', 'gradient'],
  );
  return [
    chartOf('loss', loss, 'scalars'),
    ...ofD,
    chartOf('gradient', gradient, 'scalars', 'Gradient norm'),
    ...others.map((group) => chartOf(partsOf(group[0])[0], group, 'scalars')),
  ];
}

/** Charts of metrics with these names: those that ask a game for what it is for, and those of several numbers. */
export function metricCharts(names: readonly string[], charted: readonly Chart[]): Chart[] {
  const shown = new Set(charted.flatMap(({ lines }) => lines.map(([name]) => name)));
  const more = names.filter(
    (name) => !shown.has(name) && (askedMetrics.includes(name) || name.includes('/')),
  );
  return groupsOf(more, []).map((group) => chartOf(partsOf(group[0])[0], group, 'metrics'));
}

/** What a name such as `loss/D` is of, and its word: the part behind the line, or all. */
function partsOf(name: string): readonly [what: string, word: string] {
  const at = name.indexOf('/');
  return at < 0 ? [name, name] : [name.slice(0, at), name.slice(at + 1)];
}

/** Names by what they are of; those of `first` come first, also where there is none. */
function groupsOf(names: readonly string[], first: readonly string[]): string[][] {
  const groups = new Map<string, string[]>(first.map((what) => [what, []]));
  for (const name of names) {
    const [what] = partsOf(name);
    groups.set(what, [...(groups.get(what) ?? []), name]);
  }
  return [...groups.values()];
}

/** A chart of numbers of one kind; shares have an axis from 0 to 1. */
function chartOf(
  what: string,
  names: readonly string[],
  series: Chart['series'],
  title = titleOf(what),
): Chart {
  const limits = what === 'accuracy' ? { low: 0, high: 1 } : what === 'gradient' ? { low: 0 } : {};
  return { title, series, lines: linesOf(names), ...limits };
}

/** A line for each name, with the colour of its player. */
function linesOf(names: readonly string[]): Chart['lines'] {
  let others = 0;
  return names.map((name) => {
    const [, word] = partsOf(name);
    return [name, word, COLOURS[word] ?? OTHERS[others++ % OTHERS.length]];
  });
}

/** "logLikelihood" to "Log likelihood". */
function titleOf(what: string): string {
  const words = what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
