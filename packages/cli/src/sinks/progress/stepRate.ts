const SPAN = 5000; // milliseconds that the rate is taken over

/** How fast a run goes, from the times of its steps. */
export interface StepRate {
  /** Notes that a step is done at `now` (milliseconds). */
  note(now: number, step: number): void;
  /** Steps per second over the last seconds; undefined at the beginning. */
  rate(): number | undefined;
}

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
