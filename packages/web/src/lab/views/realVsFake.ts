// Real and fake images with D's output on each, and one of them in detail.
import type { Samples } from '@ganvil/core';
import { pixelsOf, showPixels } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { discriminatorOutput, discriminatorScale, mean } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { firstSamples, firstSeeds, samplesOf } from '../model/samples.ts';
import { nudgeDetail } from './nudgeDetail.ts';
import { ignoreDisposed } from './view.ts';

const SAMPLES = 6; // of each kind

interface Card {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly bar: HTMLMeterElement;
  readonly text: HTMLElement;
}

/** The panel; `measure` updates it, `draw` redraws it for another theme. */
export function realVsFake(session: Session) {
  const output = discriminatorOutput(session.config.loss);
  const detail = nudgeDetail(output);
  let chosen = SAMPLES; // the first fake
  const cards = Array.from({ length: 2 * SAMPLES }, (_, i) =>
    card(i < SAMPLES ? 'real' : 'fake', (i % SAMPLES) + 1, () => {
      chosen = i;
      void measure(session).catch(ignoreDisposed);
    }),
  );

  async function measure(now: Session): Promise<void> {
    const samples = await realAndFake(now);
    const { logits, gradient } = await now.discriminate(samples, { gradient: true });
    const [onReal, onFake] = [logits.subarray(0, SAMPLES), logits.subarray(SAMPLES)];
    const { position } = discriminatorScale(output, onReal, onFake);
    cards.forEach((card, i) => {
      const rating = position(logits[i]);
      showPixels(card.canvas, pixelsOf(samples, i));
      card.bar.value = rating;
      card.text.textContent = output.probability ? percent(rating) : formatNumber(logits[i]);
      card.button.ariaPressed = String(i === chosen);
      card.button.classList.toggle('mistaken', rating > 0.5 !== i < SAMPLES);
    });
    const size = samples.data.length / samples.count;
    await detail.show(now, {
      sample: sampleAt(samples, chosen),
      gradient: gradient!.slice(chosen * size, (chosen + 1) * size),
      name: `${chosen < SAMPLES ? 'real' : 'fake'} ${(chosen % SAMPLES) + 1}`,
      // A critic's values have no unit. A small change is a twentieth of the distance between its means.
      amount: output.probability ? 0.01 : Math.abs(mean(onReal) - mean(onFake)) / 20,
    });
  }

  const explanation = output.probability
    ? 'The number is the probability, according to D, that the sample is real.'
    : 'The number is the critic’s value: the higher, the more real. It is not a probability.';
  const row = (title: string, from: number) => {
    const buttons = cards.slice(from, from + SAMPLES).map(({ button }) => button);
    return h('div', { className: 'duel', role: 'group', ariaLabel: title }, h('h4', {}, title), ...buttons);
  };
  const note = h('p', { className: 'caption' }, explanation);
  const rows = [row('Real', 0), row('Fake', SAMPLES)];
  return {
    element: h('div', { className: 'panel' }, ...rows, note, detail.element),
    measure,
    draw: detail.draw,
  };
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

/** A button with a sample and D's output on it. */
function card(kind: string, number: number, onclick: () => void): Card {
  const canvas = h('canvas', { className: 'picture' });
  const bar = h('meter', { min: 0, max: 1, value: 0.5, ariaLabel: 'Rating by D, from fake to real' });
  const text = h('span', { className: 'says' }, '–');
  const button = h(
    'button',
    { type: 'button', className: `card ${kind}`, onclick, ariaLabel: `${kind} sample ${number}` },
    ...[canvas, bar, text],
  );
  return { button, canvas, bar, text };
}
