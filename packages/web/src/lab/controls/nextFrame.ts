/** A function that calls `work` in the next frame, once however often it is called before, and `pause()` milliseconds after the last frame at the earliest. */
export function nextFrame(work: () => void, pause = () => 0): () => void {
  let due = false;
  let last = 0;
  const draw = () =>
    requestAnimationFrame(() => {
      due = false;
      last = performance.now();
      work();
    });
  return () => {
    if (due) return;
    due = true;
    const rest = last + pause() - performance.now();
    if (rest > 0) setTimeout(draw, rest);
    else draw();
  };
}
