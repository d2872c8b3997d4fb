// What G generates from a latent: sliders for its components, and the interpolation between two latents.
import { pixelsOf, sheetColumns, showPixels, showSheet } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { BETWEEN, interpolateLatents } from '../measures/interpolateLatents.ts';
import type { Panel } from './panel.ts';
import { ignoreDisposed } from './view.ts';

const SLIDERS = 8;

/** The panel; `measure` updates it. */
export function latentExplorer(session: Session): Panel {
  const { latentDim, latent } = session.config;
  const columns = Math.min(BETWEEN, sheetColumns(session.shape));
  const z = new Float32Array(latentDim);
  const remeasure = () => void measure(session).catch(ignoreDisposed);
  const sliders = latentSliders(z, latent === 'uniform' ? 1 : 3, remeasure);
  const image = pictureOf('picture large', 'The image that G generates from this latent');
  const strip = pictureOf('sheet', 'The images that G generates between the two latents');
  const seed = seedField(0, () => void start());
  const [from, to] = [seedField(0, remeasure), seedField(1, remeasure)];
  const classes = classPicker(session, remeasure);
  let started = false;

  /** Sets the sliders to the latent of the seed. */
  async function start(): Promise<void> {
    z.set(await session.latents([Number(seed.value)]));
    sliders.show();
    remeasure();
  }

  async function measure(now: Session) {
    if (!started) {
      started = true;
      await start();
    }
    const options = classes.chosen();
    showPixels(image, pixelsOf(await now.sample({ z, ...options })));
    const ends = await now.latents([Number(from.value), Number(to.value)]);
    showSheet(strip, await now.sample({ z: interpolateLatents(ends, latentDim), ...options }), columns);
  }
  const controls = [classes.element, labelled('Start from seed', seed), sliders.element];
  const element = h(
    'div',
    { className: 'panel' },
    h('div', { className: 'latent' }, image, h('div', {}, ...controls)),
    h('div', { className: 'row' }, labelled('Interpolate from seed', from), labelled('to seed', to)),
    strip,
  );
  return { element, measure };
}

/** Sliders for the first components of a latent, which they change. */
function latentSliders(z: Float32Array, reach: number, changed: () => void) {
  const sliders = Array.from({ length: Math.min(SLIDERS, z.length) }, (_, i) => {
    const slider = h('input', {
      type: 'range',
      min: String(-reach),
      max: String(reach),
      step: '0.05',
      value: '0',
      ariaLabel: `Latent component ${i + 1}`,
      oninput: () => {
        z[i] = Number(slider.value);
        changed();
      },
    });
    return slider;
  });
  const rows = sliders.map((slider, i) => h('label', {}, h('span', {}, `z${i + 1}`), slider));
  const show = () => {
    sliders.forEach((slider, i) => {
      slider.value = String(z[i]);
    });
  };
  return { element: h('div', { className: 'sliders' }, ...rows), show };
}

const pictureOf = (className: string, ariaLabel: string) =>
  h('canvas', { className, role: 'img', ariaLabel });

function seedField(value: number, onchange: () => void): HTMLInputElement {
  const number = { type: 'number', min: '0', step: '1', value: String(value) };
  return h('input', { ...number, className: 'short', onchange });
}

const labelled = (text: string, field: HTMLElement) => h('label', { className: 'row' }, text, field);
