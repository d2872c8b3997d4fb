/** Abbreviations in the names of settings. */
const WORDS: Readonly<Record<string, string>> = {
  dim: 'dimension',
  ema: 'EMA',
};

/** "discriminatorSteps" to "discriminator steps", "emaDecay" to "EMA decay". */
export function labelOf(key: string): string {
  const words = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(' ');
  return words
    .map((word) => (word.length > 1 ? word.toLowerCase() : word))
    .map((word) => WORDS[word] ?? word)
    .join(' ');
}
