import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { h } from './dom.ts';
import { explained } from './explained.ts';

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
  scores: ['D of each point', 'swatch heat', 'points in the colour of D'],
  again: ['Reconstructions', 'swatch push', 'from real points to what G makes of their latents'],
} as const;

const CRITIC_HELP =
  'the critic’s value: high where it rates points as real; the line is the middle of its scale';

/** What a view of points can draw. */
export type Layer = keyof typeof LAYERS;

/** What there is to draw. */
export interface Layers {
  /** Whether latents have two numbers. */
  readonly manifold: boolean;
  readonly output: DiscriminatorOutput | undefined;
  /** Whether there is an encoder. */
  readonly again: boolean;
}

/** A toggle for each layer that a run has; together they are also the legend. */
export function layerToggles({ manifold, output, again }: Layers, changed: () => void) {
  const boxes = new Map<Layer, HTMLInputElement>();
  const absent: Layer[] = [
    ...(output ? [] : (['heat', 'arrows', 'scores'] as const)),
    ...(again ? [] : (['again'] as const)),
  ];
  const layers = (Object.keys(LAYERS) as Layer[]).filter((layer) => !absent.includes(layer));
  const legend = layers.map((layer) => {
    const [word, , help] = LAYERS[layer];
    const critic = layer === 'heat' && output?.probability === false;
    return critic ? (['Critic value', CRITIC_HELP] as const) : ([word, help] as const);
  });
  const items = layers.map((layer, i) => {
    const [, swatch] = LAYERS[layer];
    const [word, help] = legend[i];
    const disabled = layer === 'manifold' && !manifold;
    const title = disabled ? 'requires a latent dimension of 2' : help;
    const box = h('input', {
      type: 'checkbox',
      checked: !disabled && layer !== 'scores',
      disabled,
      onchange: changed,
    });
    boxes.set(layer, box);
    return h(
      'label',
      { className: 'switch', title },
      box,
      h('span', { className: swatch, ariaHidden: 'true' }),
      word,
    );
  });
  const element = h('div', { className: 'legend', role: 'group', ariaLabel: 'Layers' }, ...items);
  return { element, explained: explained(legend), on: (layer: Layer) => boxes.get(layer)?.checked === true };
}
