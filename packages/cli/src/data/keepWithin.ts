import { collectGarbage } from '../node/collectGarbage.ts';

/** Part of the bound from which garbage is collected, and milliseconds between two looks and two collections. */
const [FULL, LOOK, REST] = [0.7, 100, 1000];

/** A function to be called often while files are read: it keeps the resident memory within a bound as far as what is beyond is garbage. */
export function keepWithin(bound: number | undefined): () => void {
  if (bound === undefined) return () => {};
  let next = 0;
  return () => {
    const now = performance.now();
    if (now < next) return;
    const isFull = process.memoryUsage.rss() > FULL * bound;
    if (isFull) collectGarbage();
    next = performance.now() + (isFull ? REST : LOOK);
  };
}
