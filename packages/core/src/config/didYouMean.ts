/** Letters of a beginning that says which candidate is meant, at least. */
const BEGINNING = 3;

/** " (did you mean X?)" for the candidate with the fewest edits, when that is few enough to be a slip, or the only one that begins so; else "". */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const ranked = candidates.map((name) => ({
    name,
    edits: distance(word.toLowerCase(), name.toLowerCase()),
  }));
  ranked.sort((a, b) => a.edits - b.edits);
  const begun = candidates.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
  if (word.length >= BEGINNING && begun.length === 1) return ` (did you mean ${begun[0]}?)`;
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.floor(word.length / 3))
    ? ` (did you mean ${best.name}?)`
    : '';
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
