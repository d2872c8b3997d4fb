import { type ConfigInput, resolveConfig } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Checkpoint } from '../state/types.ts';
import { openRun } from '../training/openRun.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';

/** Of every net that is trained on the way to a metric: the same steps from the same seed, so that it is a function of its data. */
const common: ConfigInput = {
  ...{ game: 'classifier', seed: 0, batchSize: 64, learningRateD: 2e-3, emaDecay: 0.99 },
  ...{ learningRateSchedule: 'cosine', stopOn: '', alarms: 'off' },
};
/** The net of `digits-judge` for pictures; two hidden layers for points. */
const ofPictures: ConfigInput = { architecture: 'dcgan', widthD: 12, normD: 'batch' };
const ofPoints: ConfigInput = { architecture: 'mlp', widthD: 64, depthD: 2 };

/** A small classifier of the classes of a set, after some steps of training. */
export async function trainClassifier(dataset: Dataset, steps: number): Promise<Checkpoint> {
  const net = dataset.shape.length === 3 ? ofPictures : ofPoints;
  const run = await openRun(resolveConfig({ ...common, ...net, steps, scheduleSteps: steps }), dataset);
  try {
    while (run.step < steps && !run.steps(steps - run.step).diverged) await yieldToEventLoop();
    return run.checkpoint();
  } finally {
    run.dispose();
  }
}
