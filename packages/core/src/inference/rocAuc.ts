/**
 * The area under the ROC curve: the chance that a positive has a higher score than a negative, ties count half (Mann and Whitney 1947).
 * 0.5: scores say nothing. NaN without positives or negatives.
 */
export function rocAuc(scores: ArrayLike<number>, positive: ArrayLike<boolean>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a] - scores[b]);
  let [below, wins, positives] = [0, 0, 0]; // negatives below the present score
  for (let first = 0; first < order.length; ) {
    let end = first;
    let [here, negativesHere] = [0, 0];
    for (; end < order.length && scores[order[end]] === scores[order[first]]; end++)
      if (positive[order[end]]) here++;
      else negativesHere++;
    wins += here * (below + negativesHere / 2);
    positives += here;
    below += negativesHere;
    first = end;
  }
  return wins / (positives * below);
}
