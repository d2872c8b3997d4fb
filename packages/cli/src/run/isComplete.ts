/** Whether a run that ended for this reason has nothing left to train. */
export const isComplete = (reason: unknown): reason is 'finished' | 'plateau' =>
  reason === 'finished' || reason === 'plateau';
