import type * as tf from '../tf.ts';
import type { Descent } from './descend.ts';
import type { Scalars } from './events.ts';

/** Who looks on while an update is computed: gets tensors in passing, which it may read but not keep. */
export interface Watch {
  /** The latents of a batch or shard, where it reads some and its real samples. */
  begins(latents: tf.Tensor | undefined, real: tf.Tensor): void;
  /** What a function read and gave. */
  applied(name: string, x: tf.Tensor, y: tf.Tensor): void;
  /** Outputs that the loss is made of. */
  shown(name: 'real' | 'fake', outputs: tf.Tensor): void;
  /** The loss with all its terms, and the gradients, before they are applied. */
  descends(descent: Descent): void;
  /** The scalars of the update, once it is applied. */
  reported(scalars: Scalars): void;
  /**
   * Once it is applied: `pass` computes the loss again on the same inputs and random numbers, with the weights after the update; another watch looks on,
   * and `report` gets what it reports. Whoever asks frees what it gives. Not of a batch in shards.
   */
  again(pass: (watch: Watch, report: (name: string, value: tf.Tensor) => tf.Scalar) => Pass): void;
}

/** The loss and its gradients, and what was observed. */
interface Pass {
  readonly descent: Descent;
  readonly observed: readonly (readonly [name: string, value: tf.Tensor])[];
}
