// Updates of D and of G: the first of each is traced through tfjs and recorded, the others are replays of it.
import { capture, type Program } from '@ganvil/kernels-as';
import type { Counts, Player } from './counts.ts';
import type { Dataset } from './datasets/types.ts';
import type { Scalars } from './events.ts';
import { type Gan, updateDiscriminator, updateGenerator, type Watch } from './gan.ts';
import { createInputs, disposeInputs, feed } from './inputs.ts';
import * as tf from './tf.ts';

export interface Stepper {
  /** The update of `player` that follows on `done`. False where it diverged: it was not applied. */
  update(player: Player, done: Counts): boolean;
  /** What was watched in the latest update of each player. */
  scalars(): Scalars;
  dispose(): void;
}

/** One player's update. */
interface Part {
  run(watch: Watch): boolean;
  watched: [name: string, value: tf.Scalar][];
  program?: Program;
  recordable: boolean;
}

export function createStepper(gan: Gan, dataset: Dataset): Stepper {
  const inputs = createInputs(gan, dataset.shape);
  const part = (run: Part['run']): Part => ({
    run,
    watched: [],
    recordable: gan.config.execution === 'replay',
  });
  const parts: Record<Player, Part> = {
    D: part((watch) => updateDiscriminator(gan, inputs.D, watch)),
    G: part((watch) => updateGenerator(gan, inputs.G, inputs.D.real, watch)),
  };
  const watched = () => [...parts.D.watched, ...parts.G.watched];
  return {
    update(player, done) {
      feed(gan, dataset, inputs, player, done);
      const { program } = parts[player];
      return program ? program.run() : trace(gan, parts[player]);
    },
    scalars: () => Object.fromEntries(watched().map(([name, value]) => [name, value.dataSync()[0]])),
    dispose() {
      tf.dispose(watched().map(([, value]) => value));
      disposeInputs(inputs);
      for (const { program } of Object.values(parts)) program?.dispose();
    },
  };
}

/** An update through tfjs; recorded, if the backend can and the state stays where it is. */
function trace(gan: Gan, part: Part): boolean {
  tf.dispose(part.watched.map(([, value]) => value));
  part.watched = [];
  const watch: Watch = (name, value) => {
    part.watched.push([name, tf.keep(tf.clone(value)) as tf.Scalar]);
    return value as tf.Scalar;
  };
  if (!part.recordable) return part.run(watch);
  const before = addresses(gan);
  const recorded = capture(() => part.run(watch));
  const after = addresses(gan);
  part.recordable = before.every((id, i) => id === after[i]);
  if (part.recordable) part.program = recorded.program;
  else recorded.program?.dispose();
  return recorded.result;
}

/** Where the state of a GAN lives: a recorded update writes there. */
function addresses({ G, D, Gema }: Gan): object[] {
  const groups = [G, D].flatMap(({ weights, statistics, slots }) => [
    weights,
    statistics,
    ...Object.values(slots),
  ]);
  return [...groups, Gema].flatMap((params) => Object.values(params).map((tensor) => tensor.dataId));
}
