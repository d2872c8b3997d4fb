import type { createDiagnosing, Dataset, Diagnosed, Diagnosing } from '@ganvil/core';
import { SessionError } from '../rpc/sessionError.ts';
import { loadedScript } from './loadedScript.ts';

/** What diagnoses a run: core's script, loaded with the first diagnosis. Where it does not load, training goes on and says so once. */
export async function diagnosingOf(diagnosed: Diagnosed, dataset: Dataset): Promise<Diagnosing> {
  try {
    const script = await loadedScript<{ createDiagnosing: typeof createDiagnosing }>('diagnoses');
    return await script.createDiagnosing(diagnosed, dataset);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    let said = false;
    return async (course, step) => {
      const events = said
        ? []
        : [{ type: 'notice' as const, step, message: `no diagnoses: ${error.message}` }];
      said = true;
      return { course, events };
    };
  }
}
