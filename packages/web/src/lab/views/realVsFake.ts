// Real and fake images with D's output on each, and one of them in detail.
import type { Samples } from '@ganvil/core';
import { isWide, pixelsOf, showPixels } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { type DiscriminatorOutput, discriminatorScale, mean } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { firstSamples, firstSeeds, samplesOf } from '../model/sampleSelection.ts';
import { nudgeDetail } from './nudgeDetail.ts';
import type { Panel } from './panel.ts';
import { ignoreDisposed } from './view.ts';

const SAMPLES = 6; // of each kind

interface Card {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  /** Shows D's output, and its position from 0, fake, to 1, real. */
  rate(position: number, output: number): void;
}

/** The panel; `measure` updates it, `draw` redraws it for another theme. */
export function realVsFake(session: Session, output: DiscriminatorOutput): Panel {
  const detail = nudgeDetail(output);
  let chosen = SAMPLES; // the first fake
  const cards = Array.from({ length: 2 * SAMPLES }, (_, i) =>
    cardOf(i, output, () => {
      chosen = i;
      void measure(session).catch(ignoreDisposed);
    }),
  );

  async function measure(now: Session) {
    const samples = await realAndFake(now);
    const { logits, gradient } = await now.discriminate(samples, { gradient: true });
    const [onReal, onFake] = [logits.subarray(0, SAMPLES), logits.subarray(SAMPLES)];
    const { position } = discriminatorScale(output, onReal, onFake);
    cards.forEach(({ canvas, button, rate }, i) => {
      showPixels(canvas, pixelsOf(samples, i));
      rate(position(logits[i]), logits[i]);
      button.ariaPressed = String(i === chosen);
    });
    const size = samples.data.length / samples.count;
    await detail.show(now, {
      sample: sampleAt(samples, chosen),
      gradient: gradient!.slice(chosen * size, (chosen + 1) * size),
      name: `${kindOf(chosen)} ${(chosen % SAMPLES) + 1}`,
      // A critic's values have no unit. A small change is a twentieth of the distance between its means.
      amount: output.probability ? 0.01 : Math.abs(mean(onReal) - mean(onFake)) / 20,
    });
  }

  const note = h('p', { className: 'caption' }, explanationOf(output));
  const rows = [row('Real', cards.slice(0, SAMPLES)), row('Fake', cards.slice(SAMPLES))];
  const className = isWide(session.shape) ? 'panel wide' : 'panel';
  return { element: h('div', { className }, note, ...rows, detail.element), measure, draw: detail.draw };
}

/** As many real samples as fake ones after them. */
async function realAndFake(session: Session): Promise<Samples> {
  const { shape, data, labels } = firstSamples(session.real, SAMPLES);
  const fakes = await session.sample({ seeds: firstSeeds(SAMPLES) });
  const classes = labels && Int32Array.from([...labels, ...(fakes.labels ?? labels)]);
  return samplesOf(new Float32Array([...data, ...fakes.data]), shape, classes);
}

function sampleAt({ data, shape, count, labels }: Samples, index: number): Samples {
  const size = data.length / count;
  const values = data.slice(index * size, (index + 1) * size) as Float32Array;
  return samplesOf(values, shape, labels?.slice(index, index + 1));
}

const percent = (probability: number): string =>
  `${(100 * probability).toFixed(probability > 0.995 || probability < 0.005 ? 1 : 0)} %`;

/** A row of cards. */
function row(title: string, cards: readonly Card[]): HTMLElement {
  const buttons = cards.map(({ button }) => button);
  return h('div', { className: 'duel', role: 'group', ariaLabel: title }, h('b', {}, title), ...buttons);
}

const explanationOf = ({ probability }: DiscriminatorOutput): string =>
  `${
    probability
      ? 'Under each sample: the probability, according to D, that it is real.'
      : 'Under each sample: the critic’s value. Higher means more real; it is not a probability.'
  } Coloured where D is mistaken. Choose a sample to see what D looks at.`;

/** The first samples are real, the others fake. */
const kindOf = (index: number): 'real' | 'fake' => (index < SAMPLES ? 'real' : 'fake');

/** A button with a sample and D's output on it. */
function cardOf(index: number, { probability }: DiscriminatorOutput, onclick: () => void): Card {
  const kind = kindOf(index);
  const canvas = h('canvas', { className: 'picture' });
  const bar = h('meter', { min: 0, max: 1, value: 0.5, ariaHidden: 'true' });
  const text = h('span', { className: 'says' }, '–');
  const ariaLabel = `${kind} sample ${(index % SAMPLES) + 1}`;
  const parts = [canvas, bar, text];
  const button = h('button', { type: 'button', className: `card ${kind}`, onclick, ariaLabel }, ...parts);
  const rate = (position: number, output: number) => {
    const mistaken = position > 0.5 !== (kind === 'real');
    bar.value = position;
    text.textContent = probability ? percent(position) : formatNumber(output);
    const said = probability ? `${text.textContent} real` : `value ${text.textContent}`;
    button.ariaLabel = `${ariaLabel}, ${said} according to D${mistaken ? ', which is mistaken' : ''}`;
    button.classList.toggle('mistaken', mistaken);
  };
  return { button, canvas, rate };
}
