const SPAN = 5000; // milliseconds that the rate is averaged over

/** The rate of steps, from the times at which they finished. */
export interface StepRate {
  /** Records that a step finished at `now` (milliseconds). */
  note(now: number, step: number): void;
  /** Steps per second over the last 5 s; undefined at the beginning. */
  rate(): number | undefined;
}

/** A rate without steps. */
export function createStepRate(): StepRate {
  let marks: { now: number; step: number }[] = [];
  return {
    note(now, step) {
      const last = marks.at(-1);
      if (last && now - last.now < SPAN / 20) return;
      marks = [...marks.filter((mark) => now - mark.now <= SPAN || mark === last), { now, step }];
    },
    rate() {
      const [first, last] = [marks[0], marks.at(-1)];
      if (!first || !last || last.now === first.now) return undefined;
      return ((last.step - first.step) * 1000) / (last.now - first.now);
    },
  };
}
