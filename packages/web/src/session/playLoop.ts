// Playing: asking for the next events again and again. Paused is: not asking.

/** What a player plays. */
export interface StepSource<E> {
  /** Trains a step or more, `most` at most, for a frame. */
  pull(most: number): Promise<E[]>;
  /** Hands on what was pulled. */
  deliver(events: E[]): void;
  /** Whether there is nothing more to come. */
  ended(): boolean;
  /** Whether it plays on in a hidden page. */
  readonly background: boolean;
}

export interface PlayLoop {
  readonly playing: boolean;
  /** Steps per second at most. */
  speed: number;
  /** Plays until the end or a pause; resolves then. Rejects with what `pull` rejected with. */
  play(): Promise<void>;
  /** Resolves once nothing is under way any more. */
  pause(): Promise<void>;
}

const CATCH_UP = 250; // milliseconds of steps that a page which was late makes up for

export function createPlayLoop<E>({ pull, deliver, ended, background }: StepSource<E>): PlayLoop {
  let playing = false;
  let speed = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;
  let wake = (): void => {};
  let since = 0; // when the steps that were pulled were due

  /** Sleeps, but not through a pause or a change of speed. */
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Waits until steps are due; gives their number. */
  async function stepsDue(): Promise<number> {
    for (;;) {
      if (!playing || speed === Number.POSITIVE_INFINITY) return speed;
      const now = performance.now();
      since = Math.max(since, now - Math.max(CATCH_UP, 1000 / speed));
      const steps = Math.floor(((now - since) * speed) / 1000);
      if (steps >= 1) {
        since += (1000 * steps) / speed;
        return steps;
      }
      await sleep(Math.min(1000, 1000 / speed - (now - since)));
    }
  }

  async function ask(): Promise<E[]> {
    await shown();
    const steps = await stepsDue();
    return playing ? pull(steps) : [];
  }

  /** One request is under way while the page draws what the last one brought. */
  async function loop(): Promise<void> {
    let coming = ask();
    for (let more = true; more; ) {
      const events = await coming;
      more = playing && !ended();
      if (more) coming = ask();
      deliver(events);
    }
  }

  return {
    get playing() {
      return playing;
    },
    get speed() {
      return speed;
    },
    set speed(value) {
      if (!(value > 0)) throw new RangeError(`speed: expected a number above 0, got ${value}.`);
      speed = value;
      since = performance.now();
      wake();
    },
    play() {
      playing = true;
      since = performance.now();
      running ??= loop().finally(() => {
        playing = false;
        running = undefined;
      });
      return running;
    },
    async pause() {
      playing = false;
      wake();
      await running?.catch(() => {});
    },
  };

  /** A page that nobody sees trains no further. */
  async function shown(): Promise<void> {
    while (playing && document.hidden && !background) {
      const changed = new AbortController();
      document.addEventListener('visibilitychange', () => wake(), { signal: changed.signal });
      await sleep(2 ** 31 - 1);
      changed.abort();
    }
  }
}
