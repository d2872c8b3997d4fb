// Diagnoses of a run at the evaluations that are due, and the alarms that follow from them.
import { alarms } from '../alarms/index.ts';
import type { Alarm, Diagnosis } from '../alarms/types.ts';
import type { Course, Window } from './course.ts';
import type { TrainEvent } from './events.ts';

/** Diagnoses that a run remembers. */
const REMEMBERED = 32;
/** Of these, as many keep their shares. */
const WITH_SHARES = 8;
/** What a window of steps adds to a diagnosis. */
function meansOf({ steps, sums }: Window): Record<string, number> {
  const means = Object.entries(sums).map(([name, sum]) => [name, sum / steps] as const);
  const { 'logits/real': real, 'logits/fake': fake, ...rest } = Object.fromEntries(means);
  return real === undefined || fake === undefined ? rest : { ...rest, 'logitGap/D': real - fake };
}

/** The course after a diagnosis of samples, and the events of it: the diagnosis, then alarms that are raised or clear. */
export function afterDiagnosis(course: Course, samples: Diagnosis): { course: Course; events: TrainEvent[] } {
  const { history = [], raised = [], window } = course;
  const { step } = samples;
  if (step <= (history.at(-1)?.step ?? -1)) return { course, events: [] };
  const diagnosis: Diagnosis = { ...samples, values: { ...samples.values, ...(window && meansOf(window)) } };
  const { layers: _, ...remembered } = diagnosis;
  const all = [...history, remembered].slice(-REMEMBERED);
  const events: TrainEvent[] = [{ type: 'diagnosis', ...diagnosis }];
  const after = Object.entries<Alarm>(alarms).filter(([name, alarm]) => {
    const was = raised.includes(name);
    const seen = was ? undefined : alarm.raise(all);
    const over = was && alarm.clears(all);
    if (seen !== undefined)
      events.push({ type: 'alarm', step, alarm: name, raised: true, message: sentenceOf(step, seen, alarm) });
    if (over)
      events.push({
        type: 'alarm',
        step,
        alarm: name,
        raised: false,
        message: `Step ${step}: ${name} is over.`,
      });
    return seen !== undefined || (was && !over);
  });
  const kept = all.map((one, i) =>
    i < all.length - WITH_SHARES ? { step: one.step, values: one.values } : one,
  );
  return {
    course: { ...course, window: undefined, history: kept, raised: after.map(([name]) => name) },
    events,
  };
}

/** An alarm in one sentence. */
function sentenceOf(step: number, seen: string, { means, advice }: Alarm): string {
  return `Step ${step}: ${seen}; ${means}; try ${advice}.`;
}
