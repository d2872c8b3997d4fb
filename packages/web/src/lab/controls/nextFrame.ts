/** A pause for what is drawn while it trains, in milliseconds: a core that draws does not train. */
export const WHILE_TRAINING = 100;

/**
 * A function that calls `work` in the next frame, once however often it is called before, and `pause()` milliseconds after the last frame at
 * the earliest. Once there is no pause any more, a call need not wait for the end of the last one.
 */
export function nextFrame(work: () => void, pause = () => 0): () => void {
  let state: 'idle' | 'waiting' | 'due' = 'idle';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const draw = () => {
    state = 'due';
    requestAnimationFrame(() => {
      state = 'idle';
      last = performance.now();
      work();
    });
  };
  return () => {
    const rest = last + pause() - performance.now();
    if (state === 'due' || (state === 'waiting' && rest > 0)) return;
    clearTimeout(timer);
    if (rest <= 0) return draw();
    state = 'waiting';
    timer = setTimeout(draw, rest);
  };
}
