// Figures as PNG: their size, what is drawn, and what is refused.
import { createHash } from 'node:crypto';
import { decodePng, el, encodePng, svg, text } from '@ganvil/core';
import { expect, test } from 'vitest';
import { charactersOf } from '../src/charactersOf.ts';
import { figurePng } from '../src/figurePng.ts';
import { rasterFiles } from './rasterFiles.ts';

const figure = svg(
  40,
  20,
  'a test',
  el('rect', { x: 0, y: 0, width: 10, height: 20, fill: '#0a7d32' }),
  text([14, 14], 'D(x) − 1 → ½'),
);
const drawn = async (source: string, scale = 1) =>
  decodePng(await figurePng(source, scale, rasterFiles), 'figure');

test('has `scale` pixels per unit, white behind it, and its colours', async () => {
  for (const scale of [1, 2, 3, 8]) {
    const { width, height, channels, data } = await drawn(figure, scale);
    expect([width, height, channels]).toEqual([40 * scale, 20 * scale, 3]);
    expect([...data.subarray(0, 3)]).toEqual([0x0a, 0x7d, 0x32]);
    expect([...data.subarray(-3)]).toEqual([255, 255, 255]);
  }
});

test('has text, of every character that the font claims to have', async () => {
  const [with_, without] = [figure, figure.replace(/<text.*<\/text>/, '')].map((source) => drawn(source));
  expect((await with_).data).not.toEqual((await without).data);
  const characters = charactersOf(rasterFiles.font);
  for (const character of 'aZ09 −→×●½αλσβЖéß≤∑√∞')
    expect(characters, character).toContain(character.codePointAt(0));
});

test('has a box for a character that the font lacks', async () => {
  const of = async (name: string) => (await drawn(svg(60, 20, 'a name', text([5, 14], name)))).data;
  expect(await of('猫 cat')).toEqual(await of('□ cat'));
  expect(await of('□ cat')).not.toEqual(await of('cat'));
  expect(charactersOf(rasterFiles.font)).toContain('□'.codePointAt(0));
});

test('is the same file each time, on every machine', async () => {
  const made = await Promise.all([1, 2].map(() => figurePng(figure, 2, rasterFiles, { Software: 'Ganvil' })));
  expect(made[0]).toEqual(made[1]);
  expect(createHash('sha256').update(made[0]).digest('hex')).toBe(
    'd20807156e763a2a56bc83949e18751149951db6afc8dee45d707226b77f2868',
  );
});

test('shows the pixels of pictures as squares', async () => {
  const png = encodePng({ width: 2, height: 1, channels: 1, data: Uint8Array.of(0, 255) });
  const image = el('image', {
    ...{ x: 0, y: 0, width: 8, height: 4 },
    href: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    style: 'image-rendering:pixelated',
  });
  const { data } = await drawn(svg(8, 4, 'two pixels', image), 2);
  const greys = new Set(data);
  expect([...greys].sort((a, b) => a - b)).toEqual([0, 255]);
});

test.each([
  [figure, 0, 'scale: expected an integer from 1 to 8, got 0.'],
  [figure, 2.5, 'scale: expected an integer from 1 to 8, got 2.5.'],
  [figure, 9, 'scale: expected an integer from 1 to 8, got 9.'],
  [
    svg(4000, 1000, 'wide'),
    3,
    'scale: expected a picture of at most 32 Mi pixels, got 12000 x 3000; take a smaller scale, or SVG.',
  ],
  ['<html>', 1, 'figure: expected SVG of Ganvil, got another text.'],
])('refuses what cannot be drawn: %#', async (source, scale, message) => {
  await expect(figurePng(source, scale, rasterFiles)).rejects.toThrow(message);
});
