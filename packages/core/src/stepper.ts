// Steps of training: the first is traced through tfjs and recorded, the others are replays of it.
import { capture, type Program } from '@ganvil/kernels-as';
import type { Dataset } from './datasets/types.ts';
import type { Scalars } from './events.ts';
import { type Gan, updateDiscriminator, updateGenerator, type Watch } from './gan.ts';
import { createInputs, disposeInputs, feed, type Inputs } from './inputs.ts';
import * as tf from './tf.ts';

export interface Stepper {
  /** Trains step number `step`. Undefined where it diverged: the update at fault was not applied. */
  run(step: number): Scalars | undefined;
  dispose(): void;
}

type Watched = [name: string, value: tf.Scalar][];

export function createStepper(gan: Gan, dataset: Dataset): Stepper {
  const inputs = createInputs(gan, dataset.shape);
  let watched: Watched = [];
  let program: Program | undefined;
  let recordable = gan.config.execution === 'replay';

  /** A step through tfjs; recorded, if the backend can and the state stays where it is. */
  function trace(): boolean {
    tf.dispose(watched.map(([, value]) => value));
    watched = [];
    if (!recordable) return updates(gan, inputs, watched);
    const before = addresses(gan);
    const recorded = capture(() => updates(gan, inputs, watched));
    const after = addresses(gan);
    recordable = before.every((id, i) => id === after[i]);
    if (recordable) program = recorded.program;
    else recorded.program?.dispose();
    return recorded.result;
  }

  return {
    run(step) {
      feed(gan, dataset, inputs, step);
      const finite = program ? program.run() : trace();
      return finite
        ? Object.fromEntries(watched.map(([name, value]) => [name, value.dataSync()[0]]))
        : undefined;
    },
    dispose() {
      tf.dispose(watched.map(([, value]) => value));
      disposeInputs(inputs);
      program?.dispose();
    },
  };
}

/** The updates of one step; what is watched is kept. False where one of them diverged. */
function updates(gan: Gan, { D, G }: Inputs, watched: Watched): boolean {
  const watch: Watch = (name, value) => {
    watched.push([name, tf.keep(tf.clone(value)) as tf.Scalar]);
    return value as tf.Scalar;
  };
  for (const input of D) if (!updateDiscriminator(gan, input, watch)) return false;
  return updateGenerator(gan, G, D.at(-1)!.real, watch);
}

/** Where the state of a GAN lives: a recorded step writes there. */
function addresses({ G, D, Gema }: Gan): object[] {
  const groups = [G, D].flatMap(({ weights, statistics, slots }) => [
    weights,
    statistics,
    ...Object.values(slots),
  ]);
  return [...groups, Gema].flatMap((params) => Object.values(params).map((tensor) => tensor.dataId));
}
