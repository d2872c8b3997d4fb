// One sample in detail: the image, the gradient of D with respect to its pixels, and the smallest nudge that raises D.
import type { Samples } from '@ganvil/core';
import { gradientPixels, pixelsOf, showPixels } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import type { DiscriminatorOutput } from '../measures/discriminatorScale.ts';
import { type Nudge, nudge } from '../measures/nudge.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { repeatLabel, samplesOf } from '../model/sampleSelection.ts';

/** A sample to look at. */
export interface Inspected {
  /** One sample, with its class if it has one. */
  readonly sample: Samples;
  /** The gradient of D's logit with respect to its values. */
  readonly gradient: Float32Array;
  readonly name: string;
  /** By how much to raise D: a probability, or the value of a critic. */
  readonly amount: number;
}

const CAPTIONS = ['sample', 'gradient of D', 'nudge, amplified', 'nudged sample'];

/** Four images and a sentence; `show` finds the nudge, `draw` redraws for another theme. */
export function nudgeDetail(output: DiscriminatorOutput) {
  const canvases = CAPTIONS.map(() => h('canvas', { className: 'picture', role: 'img' }));
  const [image, heat, change, nudged] = canvases;
  const text = h('p', { className: 'caption', role: 'note' });
  const figures = canvases.map((canvas, i) =>
    h('figure', { className: 'close' }, canvas, h('figcaption', {}, CAPTIONS[i])),
  );
  heat.ariaLabel = 'The gradient of D with respect to each pixel';
  change.ariaLabel = 'The change of each pixel, amplified';
  nudged.ariaLabel = 'The sample after the nudge';

  let drawn: readonly (readonly [HTMLCanvasElement, Pick<Samples, 'shape' | 'data'>])[] = [];
  /** Draws what uses the colours of the theme. */
  const draw = () => {
    for (const [canvas, values] of drawn) showPixels(canvas, gradientPixels(canvas, values));
  };

  async function show(session: Session, inspected: Inspected): Promise<void> {
    const { sample, gradient, name } = inspected;
    const { shape } = sample;
    showPixels(image, pixelsOf(sample));
    image.ariaLabel = `The ${name} sample`;
    const found = await findNudge(session, inspected, output);
    const changed = sample.data.map((value, i) => (found ? found.sample[i] - value : 0));
    drawn = [
      [heat, { shape, data: gradient }],
      [change, { shape, data: changed }],
    ];
    draw();
    showPixels(nudged, pixelsOf({ shape, data: found?.sample ?? sample.data }));
    text.textContent = sentence(inspected, found, output);
  }
  const element = h('div', { className: 'detail' }, h('div', { className: 'closes' }, ...figures), text);
  return { element, show, draw };
}

function findNudge(
  session: Session,
  { sample, gradient, amount }: Inspected,
  { probability }: DiscriminatorOutput,
): Promise<Nudge | undefined> {
  const { data, shape, labels } = sample;
  const logitsOf = async (values: Float32Array) => {
    const copies = repeatLabel(labels?.[0], values.length / data.length);
    return (await session.discriminate(samplesOf(values, shape, copies))).logits;
  };
  return nudge(data as Float32Array, gradient, logitsOf, { probability, amount });
}

function sentence(
  { name, amount }: Inspected,
  found: Nudge | undefined,
  { probability }: DiscriminatorOutput,
): string {
  const rise = formatNumber(amount, 2);
  if (!found)
    return `No nudge along the gradient raises D by ${rise}: D already rates ${name} as real, or its gradient vanishes here.`;
  const { before, after, length, largest } = found;
  const format = (value: number) => value.toFixed(4).replace('-', '−');
  const rating = probability
    ? `a probability of ${format(before)} of being real`
    : `the critic value ${format(before)}`;
  const change = formatNumber(largest / 2);
  return [
    `D assigns ${name} ${rating}.`,
    `The smallest nudge along the gradient that raises it by ${rise} has length ${formatNumber(length)} and changes no pixel by more than ${change} of the value range.`,
    `After it, D outputs ${format(after)}, a rise of ${format(after - before)}.`,
  ].join(' ');
}
