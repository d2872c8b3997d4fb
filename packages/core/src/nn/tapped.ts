import type { Layer } from './layer.ts';

/** A layer whose output a pass that asks for it gets under `name`. */
export function tapped(name: string, layer: Layer): Layer {
  return {
    ...layer,
    apply(params, x, pass) {
      const y = layer.apply(params, x, pass);
      if (pass.taps) pass.taps[name] = y;
      return y;
    },
  };
}
