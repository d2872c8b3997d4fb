/** What each chart says, by the beginning of its title. */
const HELP: Readonly<Record<string, string>> = {
  Loss: 'What each player makes smaller: D its mistakes in telling real from fake, G its failure to deceive D; neither loss says how good the samples are.',
  'Jensen-Shannon':
    'How far the fakes are from the data: 0 bits if they have the same distribution, 1 bit if they have nothing in common.',
  'KL divergence': 'How much of the data G misses: large where there are real samples and no fakes.',
  'Value V':
    'What the game is worth to D: at the equilibrium it is −log 4, about −1.39, for D as for the optimal D*.',
  'Gradient of D':
    'How steeply the output of D rises at the fakes: what G learns from; near 0, G learns nothing.',
  'Modes found':
    'The number of clusters of the data with at least one fake within 3 standard deviations of their centre.',
  'Fraction of samples near':
    'The fraction of the fakes within 3 standard deviations of a cluster of the data: how good the samples are, where modes only says how many kinds there are.',
  Coverage: 'The fraction of the real samples that have a fake near them.',
  'Sliced Wasserstein':
    'How far samples would have to be moved to become the data, over random directions: 0 if both are alike.',
  'Discriminator accuracy':
    'The fraction of a batch that D tells right: 1/2 is guessing, near 1 means that D is too strong for G.',
  'Critic value, mean':
    'The mean of what D outputs for real and for fake samples: higher means more real, without a unit.',
  'Gradient norm':
    'How long the gradient of the loss is: the size of what an update learns from; a sudden rise announces that training diverges, a fall to 0 that it stops.',
  Variety:
    'How many kinds of samples G makes, and how far apart they are, as a fraction of real samples: far below 1 is mode collapse.',
  'Modes or classes':
    'The number of clusters or classes with more than a fifth of an equal share of the fakes.',
  Duplicates: 'The fraction of the fakes that almost repeat another fake, or copy a training sample.',
  'Critic value or logit': 'How much higher D rates real samples than fakes: 0 if it cannot tell them apart.',
};

/** What a chart says, in one sentence. */
export function chartHelp(title: string): string {
  const known = Object.keys(HELP)
    .filter((start) => title.startsWith(start))
    .sort((a, b) => b.length - a.length);
  return known.length > 0 ? HELP[known[0]] : 'A number that this kind of run reports at every step.';
}
