import { spamWords } from '../datasets/spam-words.ts';
import { plots } from '../figures/plots.ts';
import { INK } from '../figures/svg.ts';
import { samplesFrom } from './samplesFrom.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const SPAM = '#b45309';
const READ = 20_000;
const TESTED = 4000;
const STEPS = 300;
/** What the data set says: the share of spam, and of mails with `free` among spam and among others. */
const [SHARE, FREE_IN_SPAM, FREE_IN_MAIL] = [0.4, 0.62, 0.08];
const SHOWN = [
  'free',
  'click',
  'offer',
  'winner',
  'now',
  'you',
  'please',
  'thanks',
  'meeting',
  'report',
  'lunch',
  'family',
];

const CONFIG: LessonConfig = { preset: 'spam-words', changes: { game: 'classifier' } };

/** Mails and their words: p(x | y) by counting, p(y | x) by a network. */
export const spamFilter: Lesson = {
  title: 'A spam filter, twice',
  help: 'how do words tell spam, by counting what spam looks like and by learning the difference?',
  source:
    'Nguyen, "Generative vs discriminative algorithms" (slides); Sahami et al. 1998, "A Bayesian approach to filtering junk e-mail"',
  steps: [
    {
      text: `${READ} mails, each with its words. The generative way asks: assuming that a mail is spam, how likely are these words? It counts.`,
      formula: 'p(word | spam) = mails of spam with the word / mails of spam',
      show: count,
    },
    {
      text: 'The rule of Bayes turns this round. For one word it can be checked by counting the mails with that word; for all 32 words the filter multiplies their probabilities, as if words did not depend on each other given the class. Here that is so, and the filter is the best there is.',
      formula: 'p(spam | word) = p(word | spam) p(spam) / (p(word | spam) p(spam) + p(word | mail) p(mail))',
      show: bayes,
    },
    {
      text: 'The discriminative way: a network is trained to tell spam from the words, and never learns what a mail looks like. It comes as near, but it cannot write a mail.',
      formula: 'p(spam | words) = a function of the words, by gradient descent',
      config: CONFIG,
      show: network,
    },
  ],
  task: {
    question: `Two mails in five are spam. "free" is in ${100 * FREE_IN_SPAM} % of spam and in ${100 * FREE_IN_MAIL} % of other mails. A mail has it: how likely is spam, from 0 to 1?`,
    hint: 'put the three numbers into the rule of Bayes',
    expected: () => (SHARE * FREE_IN_SPAM) / (SHARE * FREE_IN_SPAM + (1 - SHARE) * FREE_IN_MAIL),
    measured: (numbers) => numbers['share of spam among mails with "free"'],
    limit: 0.03,
  },
};

/** Mails from a place on, with the names of their words. */
function mails({ random }: Room, first: number, count: number) {
  const set = spamWords.open(random);
  return { ...samplesFrom(set, count, first), words: set.units!.map(({ name }) => name) };
}

interface Filter {
  readonly words: readonly string[];
  /** By class, then by word. */
  readonly chances: readonly (readonly number[])[];
  readonly spam: number;
}

/** Counts what words are in mails of each class. */
function counted(room: Room): Filter {
  const { data, labels, words } = mails(room, 0, READ);
  const size = words.length;
  const of = [0, 1].map((label) => labels.reduce((sum, one) => sum + (one === label ? 1 : 0), 0));
  const chances = [0, 1].map((label) =>
    words.map(
      (_, k) => labels.reduce((sum, one, i) => sum + (one === label ? data[i * size + k] : 0), 0) / of[label],
    ),
  );
  return { words, chances, spam: of[1] / READ };
}

function count(room: Room) {
  const { words, chances, spam } = counted(room);
  const shown = SHOWN.map((word) => words.indexOf(word));
  const content = {
    title: 'share of mails with a word',
    x: { label: '', range: [-0.6, shown.length - 0.4], names: SHOWN.map((word, i) => [i, word] as const) },
    y: { label: 'share', range: [0, 0.8] },
    bars: [1, 0].map((label) => ({
      label: label === 1 ? 'spam' : 'other mail',
      colour: label === 1 ? SPAM : INK.d,
      width: 0.36,
      bars: shown.map((k, i) => [i + (label === 1 ? -0.2 : 0.2), chances[label][k]] as const),
    })),
  } as const;
  const free = words.indexOf('free');
  return {
    numbers: {
      'share of spam': spam,
      'p("free" | spam)': chances[1][free],
      'p("free" | other mail)': chances[0][free],
    },
    figures: { words: plots('Words of spam and of other mail', [content], { width: 680 }) },
  };
}

function bayes(room: Room) {
  const { words, chances, spam } = counted(room);
  const { data, labels } = mails(room, 0, READ);
  const free = words.indexOf('free');
  const has = Array.from(labels, (_, i) => i).filter((i) => data[i * words.length + free] === 1);
  const joint = [(1 - spam) * chances[0][free], spam * chances[1][free]];
  const test = mails(room, READ, TESTED);
  const log = (x: number) => room.scalar.log(x);
  const logit = (i: number) =>
    words.reduce(
      (sum, _, k) => {
        const there = test.data[i * words.length + k] === 1;
        const [mail, ofSpam] = chances.map((of) => (there ? of[k] : 1 - of[k]));
        return sum + log(ofSpam) - log(mail);
      },
      log(spam / (1 - spam)),
    );
  const wrong = test.labels.filter((label, i) => (logit(i) > 0 ? 1 : 0) !== label).length;
  return {
    numbers: {
      'p(spam | "free") by Bayes': joint[1] / (joint[0] + joint[1]),
      'share of spam among mails with "free"': has.filter((i) => labels[i] === 1).length / has.length,
      'errors of the filter that counts, percent': (100 * wrong) / TESTED,
    },
  };
}

async function network(room: Room) {
  const run = await room.run(CONFIG);
  await room.train(run, STEPS);
  const test = mails(room, READ, TESTED);
  const found = run.classify(test);
  const wrong = test.labels.filter((label, i) => (found[2 * i + 1] > 0.5 ? 1 : 0) !== label).length;
  return { numbers: { 'errors of the network, percent': (100 * wrong) / TESTED } };
}
