import type { Dataset } from '../datasets/types.ts';
import { createDiagnose, type Diagnosed } from '../inference/diagnose.ts';
import type { ClassifySamples } from '../inference/sharesOf.ts';
import { afterDiagnosis } from './afterDiagnosis.ts';
import type { Diagnosing } from './run.ts';

/** What diagnoses a run on these data, and raises its alarms. `classify`: as for `createDiagnose`. */
export async function createDiagnosing(
  diagnosed: Diagnosed,
  dataset: Dataset,
  classify?: ClassifySamples,
): Promise<Diagnosing> {
  const diagnose = await createDiagnose(diagnosed, dataset, classify);
  return async (course, step) => afterDiagnosis(course, await diagnose(step));
}
