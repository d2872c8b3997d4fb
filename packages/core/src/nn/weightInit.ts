import type { Random } from '@ganvil/kernels-as';
import { streams } from '../random/streams.ts';
import { initializers } from './initializers.ts';
import type { Values } from './values.ts';

/** Makes the parameters of one network, in the order in which its layers ask. */
export interface WeightInit {
  /** A weight [...receptive field, inputs, outputs] by the run's initializer. */
  weight(shape: readonly number[], fanIn: number, fanOut: number): Values;
}

/** `player`: its place in the game (0 for G, 1 for D); players draw from different steps of the stream. */
export function createWeightInit(
  random: Random,
  player: number,
  initializer: keyof typeof initializers,
): WeightInit {
  let next = player * 2 ** 20;
  return {
    weight(shape, fanIn, fanOut) {
      const count = shape.reduce((a, b) => a * b, 1);
      const { distribution, scale } = initializers[initializer].of(fanIn, fanOut);
      const drawn = random[distribution](streams.init, next++, count);
      const data = drawn.map((value) => (distribution === 'normal' ? value : 2 * value - 1) * scale);
      return { shape, data };
    },
  };
}
