/** The class that a sample gets. */
export interface FoundClass {
  readonly label: number;
  readonly probability: number;
}

/** The likeliest class of each sample, from probabilities [N, classes], and how often each class gets each [own][found]. */
export function confusion(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number) {
  const found = Array.from(labels, (_, i): FoundClass => {
    let best = { label: 0, probability: -1 };
    for (let label = 0; label < classes; label++) {
      const probability = probabilities[i * classes + label];
      if (probability > best.probability) best = { label, probability };
    }
    return best;
  });
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  found.forEach(({ label }, i) => {
    counts[labels[i]][label]++;
  });
  const right = found.filter(({ label }, i) => label === labels[i]).length;
  return { found, counts, right };
}
