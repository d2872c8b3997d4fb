// Continuous training: asks for the next events again and again. A paused run is one that nobody asks.

/** Where the steps come from. */
export interface StepSource<E> {
  /** Trains for a frame: at least one step, at most `maxSteps`. */
  pull(maxSteps: number): Promise<E[]>;
  /** Passes on what was pulled. */
  deliver(events: E[]): void;
  /** Whether training is over. */
  ended(): boolean;
  /** Whether to train while the page is hidden. */
  readonly background: boolean;
}

/** Trains until it is paused. */
export interface PlayLoop {
  readonly playing: boolean;
  /** Maximum steps per second, above 0. Throws a RangeError otherwise. */
  speed: number;
  /** Trains until the end or a pause, then resolves. Rejects with the error of `pull`. */
  play(): Promise<void>;
  /** Resolves when no request is pending. */
  pause(): Promise<void>;
}

const CATCH_UP = 250; // milliseconds of steps that a late page makes up for

/** A paused loop over a source. */
export function createPlayLoop<E>({ pull, deliver, ended, background }: StepSource<E>): PlayLoop {
  let playing = false;
  let running: Promise<void> | undefined;
  const sleeper = createSleeper();
  const pace = createPace(sleeper, () => playing);

  const next = async (): Promise<E[]> => {
    if (!background) await untilVisible(sleeper, () => playing);
    const steps = await pace.stepsDue();
    return playing ? pull(steps) : [];
  };
  const loop = () => pullAndDeliver(next, deliver, () => playing && !ended());

  return {
    get playing() {
      return playing;
    },
    get speed() {
      return pace.speed;
    },
    set speed(value) {
      pace.speed = value;
    },
    play() {
      playing = true;
      pace.restart();
      running ??= loop().finally(() => {
        playing = false;
        running = undefined;
      });
      return running;
    },
    async pause() {
      playing = false;
      sleeper.wake();
      await running?.catch(() => {});
    },
  };
}

/** Pulls while `more()`. One request is pending while the page draws the result of the last. */
async function pullAndDeliver<E>(
  next: () => Promise<E[]>,
  deliver: (events: E[]) => void,
  more: () => boolean,
): Promise<void> {
  let coming: Promise<E[]> | undefined = next();
  while (coming) {
    const events: E[] = await coming;
    coming = more() ? next() : undefined;
    deliver(events);
  }
}

interface Sleeper {
  /** Resolves after a time, or when it is woken. */
  sleep(milliseconds: number): Promise<void>;
  wake(): void;
}

function createSleeper(): Sleeper {
  let wake = (): void => {};
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}

/** Counts the steps that are due at a speed. */
function createPace(sleeper: Sleeper, playing: () => boolean) {
  let speed = Number.POSITIVE_INFINITY;
  let since = 0; // when the steps that were pulled were due
  return {
    get speed() {
      return speed;
    },
    set speed(value) {
      if (!(value > 0)) throw new RangeError(`speed: expected a number above 0, got ${value}.`);
      speed = value;
      since = performance.now();
      sleeper.wake();
    },
    restart() {
      since = performance.now();
    },
    /** Waits until steps are due or the loop is paused. Gives their number, Infinity at full speed. */
    async stepsDue(): Promise<number> {
      for (;;) {
        if (!playing() || speed === Number.POSITIVE_INFINITY) return speed;
        const now = performance.now();
        since = Math.max(since, now - Math.max(CATCH_UP, 1000 / speed));
        const steps = Math.floor(((now - since) * speed) / 1000);
        if (steps >= 1) {
          since += (1000 * steps) / speed;
          return steps;
        }
        await sleeper.sleep(Math.min(1000, 1000 / speed - (now - since)));
      }
    },
  };
}

/** Resolves when the page is visible, or the loop is paused. */
async function untilVisible(sleeper: Sleeper, playing: () => boolean): Promise<void> {
  while (playing() && document.hidden) {
    const changed = new AbortController();
    document.addEventListener('visibilitychange', () => sleeper.wake(), { signal: changed.signal });
    await sleeper.sleep(2 ** 31 - 1);
    changed.abort();
  }
}
