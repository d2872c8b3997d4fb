// Tasks that use a lab's session, one at a time.
import { type Lab, setPhase } from './labState.ts';

/** Whether a task may continue: no other is waiting, and the run has neither failed nor ended. */
export type IsCurrent = () => boolean;

/** Runs `task` after the one that is running, which is asked to stop. A failure becomes the lab's phase. */
export function enqueue(lab: Lab, task: (isCurrent: IsCurrent) => Promise<void>): Promise<void> {
  const mine = ++lab.queue.newest;
  lab.notice = '';
  lab.queue.wake();
  lab.queue.last = lab.queue.last.then(async () => {
    try {
      await task(() => mine === lab.queue.newest && lab.phase !== 'failed' && lab.phase !== 'ended');
    } catch (error) {
      setPhase(lab, 'failed', (error as Error).message);
    }
  });
  return lab.queue.last;
}

/** Resolves after some milliseconds; at once if they are not above 0. */
export const sleep = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();

/** Resolves when the page is visible, when the lab may train in a hidden one, or when another task is waiting. */
export async function untilVisible(lab: Lab, isCurrent: IsCurrent): Promise<void> {
  while (document.hidden && !lab.options.background() && isCurrent() && !lab.closed)
    await new Promise<void>((resolve) => {
      const ended = new AbortController();
      lab.queue.wake = () => {
        ended.abort();
        resolve();
      };
      document.addEventListener('visibilitychange', lab.queue.wake, { signal: ended.signal });
    });
}

/** A function to await within a long computation: it yields to the page's event loop every 8 milliseconds. */
export function yieldPeriodically(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 8) return;
    await sleep(1);
    last = performance.now();
  };
}
