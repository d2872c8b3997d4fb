// Pictures and films that the page saves: those of the command, with what made them in their text.
import { readFile } from 'node:fs/promises';
import {
  decodePng,
  decodeProvenance,
  latents,
  PROVENANCE,
  pictureOf,
  presets,
  readPngText,
  type Samples,
  samplesFile,
  walkFilmFile,
} from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import { figurePng } from '@ganvil/raster';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath, openBrowser } from '../browser.ts';
import { runInNode } from '../inNode.ts';

describe.skipIf(!browserPath)('the page saves', () => {
  let open: (hash: string) => Promise<Page>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const dist = new URL('../../dist', import.meta.url).pathname;
    const { server, url } = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
    const opened = await openBrowser();
    open = async (hash) => {
      const page = await opened.browser.newPage();
      await page.goto(url + hash);
      await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.lab?.phase === 'paused');
      return page;
    };
    close = async () => {
      await opened.close();
      server.close();
    };
  });
  afterAll(() => close?.());

  async function save(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
  }
  const built = async (file: string) =>
    new Uint8Array(await readFile(new URL(`../../dist/${file}`, import.meta.url)));
  const provenanceOf = async (bytes: Uint8Array) => {
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
    return decodeProvenance((await readPngText(read, PROVENANCE, 'saved')) ?? '', 'saved');
  };
  const labOf = <T>(page: Page, read: (lab: GanLab) => T) =>
    page.evaluate(`(${read})(document.querySelector('gan-lab'))`) as Promise<T>;

  test('samples, a film of the training and one of a walk, with the digest of their state, as Node makes them', async () => {
    const page = await open('#preset=ring8&seed=3&acts=b40');
    const digest = await labOf(page, ({ lab }) => lab!.digest);
    const run = await runInNode({
      preset: 'ring8',
      seed: 3,
      sampleEvery: presets.ring8.config.sampleEvery,
      checkpointEvery: 0,
      evaluateEvery: 0,
      evaluateCount: 1000,
    });
    for (let step = 0; step < 40; step++) run.update('all');
    const name = 'ring8-40.safetensors';
    const of = {
      run,
      name,
      preset: 'ring8',
      ganvil: manifest.version,
      abi: abiVersion,
      weights: 'averaged',
    } as const;

    const samples = await save(page, 'Save samples as a picture');
    expect(samples.name).toBe('ring8-40-samples.png');
    expect(samples.bytes).toEqual(await samplesFile(of));
    expect(await provenanceOf(samples.bytes)).toMatchObject({
      digest,
      step: 40,
      run: name,
      preset: 'ring8',
      config: { seed: 3 },
    });

    const film = await save(page, 'Save a film of the training');
    const pictures = await labOf(page, ({ lab }) => lab!.pictures.length);
    expect(framesOf(film.bytes)).toBe(pictures);
    expect(pictures).toBeGreaterThan(1);
    expect(await provenanceOf(film.bytes)).toMatchObject({
      digest,
      step: 40,
      kind: 'film of training samples',
    });
    const first: Samples = await labOf(page, ({ lab }) => {
      const { shape, count, data } = lab!.pictures[0].samples;
      return { shape, count, data: [...data] as unknown as Float32Array };
    });
    expect(decodePng(film.bytes, 'film').data).toEqual(pictureOf(first, run.dataset).data);

    const walked = await labOf(page, async ({ session }) =>
      Array.from(
        await session!.picture({
          ...{ name: 'ring8-40.safetensors', preset: 'ring8', weights: 'averaged' },
          walk: { seeds: [4, 2], frames: 4 },
        }),
      ),
    );
    const path = latents[run.config.latent].path;
    const walk = await walkFilmFile(of, { seeds: [4, 2], frames: 4, path });
    expect(Uint8Array.from(await walked)).toEqual(walk);
    run.dispose();
    await page.close();
  });

  test('a figure as SVG and as PNG, which is that of the exported run', async () => {
    const page = await open('#preset=ring8&seed=3&acts=b4');
    const ask = () => page.getByRole('button', { name: 'Save figure', exact: true }).click();
    await ask();
    const svg = await save(page, 'Save as SVG');
    expect(svg.name).toBe('ring8-4-plane.svg');
    await ask();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await ask();
    await page.getByLabel('Pixels per unit').fill('9');
    await page.getByRole('button', { name: 'Save as PNG' }).click();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.getByLabel('Pixels per unit').fill('3');
    const png = await save(page, 'Save as PNG');
    expect(png.name).toBe('ring8-4-plane.png');
    const files = {
      wasm: await built('resvg.wasm'),
      font: await built('figures.ttf'),
    };
    const { text } = await labOf(page, ({ session }) =>
      session!.figure('plane', { run: 'ring8-4.safetensors', scale: 3 }),
    );
    expect(png.bytes).toEqual(await figurePng(new TextDecoder().decode(svg.bytes), 3, files, text));
    const digest = await labOf(page, ({ lab }) => lab!.digest);
    const command = 'figure ring8-4.safetensors --step 4 --name plane --format png --scale 3'.split(' ');
    expect(await provenanceOf(png.bytes)).toMatchObject({ digest, step: 4, command });
    await page.close();
  });

  test('a film of images by a game without a discriminator, and of a walk through its latents', async () => {
    const page = await open('#preset=vae-digits&width=4&sampleCount=9&acts=b2');
    const film = await save(page, 'Save a film of the training');
    expect(await provenanceOf(film.bytes)).toMatchObject({ step: 2, config: { game: 'vae' } });
    expect(framesOf(film.bytes)).toBe(2);
    const walk = await save(page, 'Save a film of a walk through latents');
    expect(walk.name).toBe('vae-digits-2-walk.png');
    expect(framesOf(walk.bytes)).toBe(60);
    const command = 'film vae-digits-2.safetensors --step 2 --walk --seeds 0,1,2,3 --frames 60'.split(' ');
    expect(await provenanceOf(walk.bytes)).toMatchObject({ step: 2, command });
    await page.close();
  });

  test('nothing where a game makes no samples', async () => {
    const page = await open('#preset=ring8&game=classifier');
    expect(await page.getByRole('button', { name: 'Save figure' }).isEnabled()).toBe(true);
    for (const name of [
      'Save samples as a picture',
      'Save a film of the training',
      'Save a film of a walk through latents',
    ])
      expect(await page.getByRole('button', { name }).isDisabled()).toBe(true);
    await page.close();
  });
});

/** The number of frames that an animated PNG promises. */
function framesOf(bytes: Uint8Array): number {
  const at = Buffer.from(bytes).indexOf('acTL');
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 4);
}
