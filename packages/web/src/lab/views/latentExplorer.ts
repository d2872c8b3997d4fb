// Where an image comes from: sliders for the numbers of its latent, and the way between two latents.

import { pixelsOf, showPixels, showSheet } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';

const SLIDERS = 8;
const BETWEEN = 8;

export function latentExplorer(session: Session) {
  const { latentDim, latent } = session.config;
  const reach = latent === 'uniform' ? 1 : 3;
  const z = new Float32Array(latentDim);
  const image = h('canvas', {
    className: 'picture large',
    role: 'img',
    ariaLabel: 'What G draws from this latent',
  });
  const strip = h('canvas', {
    className: 'sheet',
    role: 'img',
    ariaLabel: 'What G draws on the way from latent A to latent B',
  });
  const remeasure = () => void measure(session).catch(() => {}); // a session that ends meanwhile says so elsewhere
  const sliders = Array.from({ length: Math.min(SLIDERS, latentDim) }, (_, i) => {
    const oninput = () => {
      z[i] = Number(slider.value);
      remeasure();
    };
    const slider = h('input', { type: 'range', min: String(-reach), max: String(reach), step: '0.05', value: '0', ariaLabel: `Latent number ${i + 1}`, oninput }); // biome-ignore format: one slider
    return slider;
  });
  const [from, to] = [0, 1].map((value) =>
    h('input', {
      type: 'number',
      min: '0',
      step: '1',
      value: String(value),
      className: 'short',
      onchange: remeasure,
    }),
  );
  const seed = h('input', {
    type: 'number',
    min: '0',
    step: '1',
    value: '0',
    className: 'short',
    onchange: () => void start(),
  });

  /** The latent of the seed, from which the sliders start. */
  async function start(): Promise<void> {
    const found = await session.latents([Number(seed.value)]);
    z.set(found);
    sliders.forEach((slider, i) => {
      slider.value = String(z[i]);
    });
    remeasure();
  }

  const classes = classPicker(session, remeasure);

  let started = false;
  async function measure(now: Session): Promise<void> {
    if (!started) {
      started = true;
      await start();
    }
    showPixels(image, pixelsOf(await now.sample({ z, ...classes.wanted() })));
    const ends = await now.latents([Number(from.value), Number(to.value)]);
    showSheet(
      strip,
      await now.sample({ z: interpolateLatents(ends, latentDim), ...classes.wanted() }),
      BETWEEN,
    );
  }

  const numbers = h(
    'div',
    { className: 'sliders' },
    ...sliders.map((slider, i) => h('label', {}, h('span', {}, `z${i + 1}`), slider)),
  );
  const element = h(
    'div',
    { className: 'panel' },
    h(
      'div',
      { className: 'latent' },
      image,
      h('div', {}, classes.element, h('label', { className: 'row' }, 'Start at seed', seed), numbers),
    ),
    h(
      'div',
      { className: 'row' },
      h('label', { className: 'row' }, 'From seed', from),
      h('label', { className: 'row' }, 'to seed', to),
    ),
    strip,
  );
  return { element, measure };
}

/**
 * Latents on the way from the first to the second, [BETWEEN, latentDim]. Straight, but each as long as its place on the way
 * asks: the middle of two normal latents is shorter than any that G has met.
 */
export function interpolateLatents(ends: Float32Array, size: number): Float32Array {
  const norm = (z: Float32Array) => Math.sqrt(z.reduce((sum, value) => sum + value * value, 0));
  const [a, b] = [ends.slice(0, size), ends.slice(size)];
  const result = new Float32Array(BETWEEN * size);
  for (let k = 0; k < BETWEEN; k++) {
    const part = k / (BETWEEN - 1);
    const mixed = a.map((value, i) => value * (1 - part) + b[i] * part);
    const stretch = (norm(a) * (1 - part) + norm(b) * part) / (norm(mixed) || 1);
    result.set(
      mixed.map((value) => value * stretch),
      k * size,
    );
  }
  return result;
}
