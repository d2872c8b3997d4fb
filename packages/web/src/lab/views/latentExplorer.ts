// What G generates from a latent: sliders for its components, and the interpolation between two latents.
import { pixelsOf, sheetColumns, showPixels, showSheet } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { classPicker } from '../controls/classPicker.ts';
import { h } from '../controls/dom.ts';
import { BETWEEN, interpolateLatents } from '../measures/interpolateLatents.ts';
import type { Panel } from './panel.ts';
import { ignoreDisposed } from './view.ts';

const SLIDERS = 8; // at a time
const MAX_SEED = 1e6; // of random ones
const INTERPOLATION =
  'What G generates on the way from one latent to the other: neighbours should look alike, and all of them real.';

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

  /** Sets the latent to that of the seed. */
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
  const controls = [classes.element, originOf(seed, () => void start()), sliders.element];
  const explored = h('div', { className: 'latent' }, image, h('div', {}, ...controls));
  return { element: h('div', { className: 'panel' }, explored, ...between(from, to, strip)), measure };
}

/** The seed of the latent, with buttons for a random one and for the way back to it. */
function originOf(seed: HTMLInputElement, start: () => void): HTMLElement {
  const random = () => {
    seed.value = String(Math.floor(Math.random() * MAX_SEED));
    start();
  };
  return h(
    'div',
    { className: 'row' },
    labelled('Latent of seed', seed),
    h('button', { type: 'button', onclick: random }, 'Random'),
    h('button', { type: 'button', onclick: start }, 'Reset'),
  );
}

/** The interpolation between the latents of two seeds. */
const between = (from: HTMLElement, to: HTMLElement, strip: HTMLElement): HTMLElement[] => [
  h('b', {}, 'Between two latents'),
  h('div', { className: 'row' }, labelled('Interpolate from seed', from), labelled('to seed', to)),
  strip,
  h('p', { className: 'caption' }, INTERPOLATION),
];

/** Sliders for the components of a latent, some at a time, which they change. */
function latentSliders(z: Float32Array, reach: number, changed: () => void) {
  const count = Math.min(SLIDERS, z.length);
  let first = 0;
  const turn = (by: number) => {
    first = Math.min(Math.max(first + by, 0), z.length - count);
    show();
  };
  const rows = Array.from({ length: count }, (_, i) => {
    const slider = h('input', { type: 'range', min: String(-reach), max: String(reach), step: '0.05' });
    const [name, value] = [h('span'), h('output')];
    slider.oninput = () => {
      z[first + i] = Number(slider.value);
      show();
      changed();
    };
    const row = h('label', {}, name, slider, value);
    return { row, slider, name, value };
  });
  const shown = h('span', { className: 'caption' });
  const earlier = h('button', { type: 'button', onclick: () => turn(-count) }, 'Previous');
  const later = h('button', { type: 'button', onclick: () => turn(count) }, 'Next');
  function show(): void {
    rows.forEach(({ slider, name, value }, i) => {
      const component = z[first + i];
      name.textContent = `z${first + i + 1}`;
      slider.value = String(component);
      slider.ariaLabel = `Latent component z${first + i + 1}`;
      value.textContent = component.toFixed(2).replace('-', '−');
    });
    shown.textContent = `Components ${first + 1} to ${first + count} of ${z.length}`;
    earlier.disabled = first === 0;
    later.disabled = first + count === z.length;
    earlier.hidden = later.hidden = count === z.length;
  }
  const head = h('div', { className: 'row' }, shown, earlier, later);
  return { element: h('div', { className: 'sliders' }, head, ...rows.map(({ row }) => row)), show };
}

const pictureOf = (className: string, ariaLabel: string) =>
  h('canvas', { className, role: 'img', ariaLabel });

function seedField(value: number, onchange: () => void): HTMLInputElement {
  const number = { type: 'number', min: '0', step: '1', value: String(value) };
  return h('input', { ...number, className: 'short', onchange });
}

const labelled = (text: string, field: HTMLElement) => h('label', { className: 'row' }, text, field);
