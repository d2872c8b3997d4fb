// Real against fake: D's verdict on each, what it looked at, and the smallest nudge that raises it.
import type { Samples } from '@ganvil/core';
import { gradientPixels, pixelsOf, showPixels } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import {
  type DiscriminatorOutput,
  discriminatorOutput,
  discriminatorScale,
  mean,
} from '../measures/discriminatorScale.ts';
import { nudge } from '../measures/nudge.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { firstSamples, firstSeeds, repeatLabel, samplesOf } from '../model/samples.ts';

const SAMPLES = 6;

interface Card {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly bar: HTMLMeterElement;
  readonly text: HTMLElement;
}

export function realVsFake(session: Session) {
  const { real } = session;
  let chosen = SAMPLES; // the first fake
  let samples: Samples | undefined;
  const cards = Array.from({ length: 2 * SAMPLES }, (_, i) =>
    card(i < SAMPLES ? 'real' : 'fake', (i % SAMPLES) + 1, () => {
      chosen = i;
      void measure(session).catch(() => {}); // a session that ends meanwhile says so elsewhere
    }),
  );
  const output = discriminatorOutput(session.config.loss);
  const detail = detailOf(output);

  async function measure(now: Session): Promise<void> {
    const fakes = await now.sample({ seeds: firstSeeds(SAMPLES) });
    const both = new Float32Array([...firstSamples(real, SAMPLES).data, ...fakes.data]);
    const labels =
      real.labels &&
      Int32Array.from([...real.labels.slice(0, SAMPLES), ...(fakes.labels ?? real.labels.slice(0, SAMPLES))]);
    samples = samplesOf(both, real.shape, labels);
    const { logits, gradient } = await now.discriminate(samples, { gradient: true });
    const [onReal, onFake] = [logits.subarray(0, SAMPLES), logits.subarray(SAMPLES)];
    const { place } = discriminatorScale(output, onReal, onFake);
    cards.forEach(({ canvas, bar, text, button }, i) => {
      const verdict = place(logits[i]);
      showPixels(canvas, pixelsOf(samples!, i));
      bar.value = verdict;
      text.textContent = output.probability ? percent(verdict) : formatNumber(logits[i]);
      button.ariaPressed = String(i === chosen);
      button.classList.toggle('mistaken', verdict > 0.5 !== i < SAMPLES);
    });
    const size = both.length / samples.count;
    const one = samplesOf(
      both.slice(chosen * size, (chosen + 1) * size),
      real.shape,
      labels?.slice(chosen, chosen + 1),
    );
    const slope = gradient!.slice(chosen * size, (chosen + 1) * size);
    // A critic's values have no unit: a twentieth of what lies between its means of real and fake is a small change.
    const amount = output.probability ? 0.01 : Math.abs(mean(onReal) - mean(onFake)) / 20;
    await detail.show(
      now,
      one,
      slope,
      `${chosen < SAMPLES ? 'real' : 'fake'} ${(chosen % SAMPLES) + 1}`,
      amount,
    );
  }

  const what = output.probability
    ? 'Below each: how likely D finds it that the sample is real.'
    : 'Below each: the critic’s value, higher for what it finds real. It is no probability.';
  const note = h('p', { className: 'caption' }, what);
  const row = (title: string, from: number) =>
    h('div', { className: 'duel', role: 'group', ariaLabel: title }, h('h4', {}, title), ...cards.slice(from, from + SAMPLES).map(({ button }) => button)); // biome-ignore format: one row
  return {
    element: h('div', { className: 'panel' }, row('Real', 0), row('Fake', SAMPLES), note, detail.element),
    measure,
    draw: detail.draw,
  };
}

const percent = (verdict: number): string =>
  `${(100 * verdict).toFixed(verdict > 0.995 || verdict < 0.005 ? 1 : 0)} %`;

/** A sample with D's verdict on it, to choose. */
function card(kind: string, number: number, onclick: () => void): Card {
  const canvas = h('canvas', { className: 'picture' });
  const bar = h('meter', { min: 0, max: 1, value: 0.5, ariaLabel: 'D finds it real' });
  const text = h('span', { className: 'says' }, '–');
  const button = h('button', { type: 'button', className: `card ${kind}`, onclick, ariaLabel: `${kind} sample ${number}` }, canvas, bar, text); // biome-ignore format: one card
  return { button, canvas, bar, text };
}

/** One sample from near: the image, D's gradient with respect to its pixels, and the nudged image. */
function detailOf({ probability }: DiscriminatorOutput) {
  const canvases = ['', '', '', ''].map(() => h('canvas', { className: 'picture', role: 'img' }));
  const [image, heat, change, nudged] = canvases;
  const captions = ['the sample', 'what D looks at', 'the nudge, enlarged', 'nudged'];
  const text = h('p', { className: 'caption', role: 'note' });
  const figures = canvases.map((canvas, i) =>
    h('figure', { className: 'close' }, canvas, h('figcaption', {}, captions[i])),
  );

  let drawn: readonly (readonly [HTMLCanvasElement, Pick<Samples, 'shape' | 'data'>])[] = [];
  /** What has the colours of the theme. */
  const draw = () => {
    for (const [canvas, values] of drawn) showPixels(canvas, gradientPixels(canvas, values));
  };

  async function show(
    session: Session,
    one: Samples,
    slope: Float32Array,
    name: string,
    amount: number,
  ): Promise<void> {
    showPixels(image, pixelsOf(one));
    const judge = async (data: Float32Array) =>
      (
        await session.discriminate(
          samplesOf(data, one.shape, repeatLabel(one.labels?.[0], data.length / one.data.length)),
        )
      ).logits;
    const found = await nudge(one.data as Float32Array, slope, judge, { probability, amount });
    const changed = found
      ? found.sample.map((value, i) => value - one.data[i])
      : new Float32Array(one.data.length);
    drawn = [[heat, { shape: one.shape, data: slope }], [change, { shape: one.shape, data: changed }]]; // biome-ignore format: two canvases
    draw();
    showPixels(nudged, pixelsOf({ shape: one.shape, data: found?.sample ?? one.data }));
    image.ariaLabel = `The ${name} sample`;
    heat.ariaLabel = 'The gradient of D with respect to each pixel';
    change.ariaLabel = 'The change of each pixel, enlarged';
    nudged.ariaLabel = 'The sample after the nudge';
    const gives = (value: number) =>
      probability ? `a chance of ${value.toFixed(4)} to be real` : `the critic value ${value.toFixed(4)}`;
    text.textContent = found
      ? `D gives ${name} ${gives(found.before)}. The smallest nudge along its gradient that raises D by ${formatNumber(amount, 2)} has length ${formatNumber(found.length)}; no pixel changes by more than ${formatNumber(found.largest / 2)} of its range. Measured after it: ${found.after.toFixed(4)}, a rise of ${(found.after - found.before).toFixed(4)}.`
      : `D cannot be raised by ${formatNumber(amount, 2)} from here along its gradient: it finds ${name} real already, or is blind around it.`;
  }

  return {
    element: h('div', { className: 'detail' }, h('div', { className: 'closes' }, ...figures), text),
    show,
    draw,
  };
}
