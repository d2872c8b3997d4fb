const LONGEST = 8; // milliseconds that signals and messages may wait

let last = 0;

/** Gives the event loop a turn if the last one is a while ago: else signals and messages would never arrive. */
export async function turn(): Promise<void> {
  if (performance.now() - last < LONGEST) return;
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  last = performance.now();
}
