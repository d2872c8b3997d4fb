// Small runs and all that can be measured of them: in Node as it is, in pages as a worker of its own.
import {
  type Assessment,
  assessments,
  assessRun,
  type Checkpoint,
  type ConfigInput,
  decodeCheckpoint,
  openDataset,
  resolveConfig,
  startBackend,
  train,
} from '@ganvil/core';

const SMALL: ConfigInput = {
  width: 4,
  batchSize: 8,
  steps: 4,
  sampleEvery: 0,
  evaluateEvery: 0,
  evaluateCount: 64,
  seed: 2,
};

/** A trained run, and its data. */
async function trained(preset: string, changes: ConfigInput = {}) {
  const config = resolveConfig({ ...SMALL, ...changes }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  let checkpoint: Checkpoint | undefined;
  for await (const event of train(config, dataset))
    if (event.type === 'checkpoint') checkpoint = decodeCheckpoint(event.bytes);
  return { dataset, checkpoint: checkpoint! };
}

/** Every assessment that suits a run: its value, interval and floor, or why it was left out. */
function assessed({ dataset, checkpoint }: Awaited<ReturnType<typeof trained>>, judge?: Checkpoint) {
  const table: Record<string, Assessment> = assessments;
  const names = Object.keys(table).filter((name) => {
    const { reads, needs } = table[name];
    return (
      needs?.(dataset, judge !== undefined) === undefined &&
      (judge !== undefined || reads !== 'probabilities')
    );
  });
  return assessRun(checkpoint, dataset, { names, judge });
}

/** What is found of points, and of pictures by a judge and without; as JSON, which holds every bit of a number. */
export async function assessedRuns(): Promise<string> {
  const points = await assessed(await trained('ring8'));
  const { checkpoint: judge } = await trained('digits', { game: 'classifier', steps: 8 });
  const pictures = await trained('conditional-digits');
  const byJudge = await assessed(pictures, judge);
  return JSON.stringify([points, byJudge, await assessed(pictures)]);
}
