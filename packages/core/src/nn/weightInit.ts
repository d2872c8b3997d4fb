import type { Random } from '@ganvil/kernels-as';
import { streams } from '../random/streams.ts';
import { type Initializer, initializers } from './initializers.ts';
import type { Values } from './values.ts';

/** Makes the parameters of one network, in the order in which its layers ask. */
export interface WeightInit {
  /** A weight [...receptive field, inputs, outputs] by the run's initializer. `axis`: where its outputs are, the last by default. */
  weight(shape: readonly number[], fanIn: number, fanOut: number, axis?: number): Values;
}

/** `player`: its place in the game (0 for G, 1 for D); players draw from different steps of the stream. `gain`: times all weights. */
export function createWeightInit(
  random: Random,
  player: number,
  initializer: keyof typeof initializers,
  gain = 1,
): WeightInit {
  let next = player * 2 ** 20;
  return {
    weight(shape, fanIn, fanOut) {
      const count = shape.reduce((a, b) => a * b, 1);
      const { of, arrange }: Initializer = initializers[initializer];
      const { distribution, scale } = of(fanIn, fanOut);
      const drawn = random[distribution](streams.init, next++, count);
      const arranged = arrange ? arrange(drawn, shape[shape.length - 1]) : drawn;
      const data = arranged.map(
        (value) => (distribution === 'normal' ? value : 2 * value - 1) * scale * gain,
      );
      return { shape, data };
    },
  };
}
