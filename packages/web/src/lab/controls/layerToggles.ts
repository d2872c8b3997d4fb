import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { h } from './dom.ts';

const LAYERS = {
  real: ['Real', 'swatch real', 'samples of the data'],
  fake: ['Fake', 'swatch fake', 'what G makes of random latents'],
  heat: ['D’s verdict', 'swatch heat', 'where D expects real points, where fake ones; the line: undecided'],
  manifold: ['Manifold', 'swatch mesh', 'a grid of latents as G bends it: small cells are dense'],
  arrows: ['Gradients', 'swatch push', 'where D’s gradient pushes the fakes'],
} as const;

const CRITIC =
  'the critic’s value: high where it finds points real, low where fake; the line: the middle of its scale';

export type Layer = keyof typeof LAYERS;

/** Switches for what is drawn, which are the legend too. */
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
    const title = disabled ? 'needs a latent of two numbers' : critic ? CRITIC : help;
    const box = h('input', { type: 'checkbox', checked: !disabled, disabled, onchange: changed });
    boxes.set(layer, box);
    return h(
      'label',
      { className: 'switch', title },
      box,
      h('span', { className: swatch, ariaHidden: 'true' }),
      critic ? 'Critic’s value' : word,
    );
  });
  const element = h('div', { className: 'legend', role: 'group', ariaLabel: 'What is drawn' }, ...items);
  return { element, on: (layer: Layer) => boxes.get(layer)!.checked };
}
