import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { h } from './dom.ts';

const LAYERS = {
  real: ['Real', 'swatch real', 'samples of the data'],
  fake: ['Fake', 'swatch fake', 'samples of G from random latents'],
  heat: [
    'D(x)',
    'swatch heat',
    'the probability, according to D, that a point is real; the line is D(x) = 1/2',
  ],
  manifold: [
    'Manifold',
    'swatch mesh',
    'a grid of latents as G maps it; the smaller a cell, the higher the density',
  ],
  arrows: ['Gradients', 'swatch push', 'the gradient of D at the fakes, along which G moves them'],
} as const;

const CRITIC_HELP =
  'the critic’s value: high where it rates points as real; the line is the middle of its scale';

/** What a view of points can draw. */
export type Layer = keyof typeof LAYERS;

/** A toggle for each layer; together they are also the legend. */
export function layerToggles(
  hasManifold: boolean,
  { probability }: DiscriminatorOutput,
  changed: () => void,
) {
  const boxes = new Map<Layer, HTMLInputElement>();
  const items = (Object.keys(LAYERS) as Layer[]).map((layer) => {
    const [word, swatch, help] = LAYERS[layer];
    const disabled = layer === 'manifold' && !hasManifold;
    const critic = layer === 'heat' && !probability;
    const title = disabled ? 'requires a latent dimension of 2' : critic ? CRITIC_HELP : help;
    const box = h('input', { type: 'checkbox', checked: !disabled, disabled, onchange: changed });
    boxes.set(layer, box);
    return h(
      'label',
      { className: 'switch', title },
      box,
      h('span', { className: swatch, ariaHidden: 'true' }),
      critic ? 'Critic value' : word,
    );
  });
  const element = h('div', { className: 'legend', role: 'group', ariaLabel: 'Layers' }, ...items);
  return { element, on: (layer: Layer) => boxes.get(layer)!.checked };
}
