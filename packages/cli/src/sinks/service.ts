import type { ServiceManager } from '../node/serviceManager.ts';
import { type ProgressContext, trackStatus } from './progress/progress.ts';
import { plainLine } from './progress/status.ts';
import type { Sink } from './sink.ts';

const PAUSE = 30_000; // milliseconds between two lines of status

/** Tells a service manager how a run does. */
export function serviceSink(manager: ServiceManager, shown: ProgressContext): Sink {
  const { status, follow } = trackStatus(shown);
  let told = Number.NEGATIVE_INFINITY;
  return (event) => {
    follow(event);
    if (event.type === 'start') manager.ready();
    if (event.type === 'end') manager.stopping();
    if (performance.now() - told < PAUSE) return;
    told = performance.now();
    manager.status(plainLine(status));
  };
}
