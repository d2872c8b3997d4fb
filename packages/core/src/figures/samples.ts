import { encodePng } from '../encode/png.ts';
import { pictureOf } from '../pictures/samplePicture.ts';
import { base64 } from './base64.ts';
import { el, svg, text } from './svg.ts';
import type { Figure } from './types.ts';

const COUNT = 64;

/** Samples of the seeds 0 to 63 as one picture, of the averaged G. */
export const samples: Figure = {
  help: 'samples of the seeds 0 to 63 as one picture',
  lacks: ({ run, generates }) => {
    if (!run) return 'a run, not a config alone';
    return generates ? undefined : 'a game with a generator';
  },
  async draw({ run, dataset, config }) {
    const seeds = Array.from({ length: COUNT }, (_, seed) => seed);
    const picture = pictureOf(await run!.sample(await run!.latents(seeds)), dataset, true);
    const scale = Math.max(1, Math.floor(512 / Math.max(picture.width, picture.height)));
    const [width, height] = [picture.width * scale, picture.height * scale];
    const image = el('image', {
      x: 8,
      y: 8,
      width,
      height,
      href: `data:image/png;base64,${base64(encodePng(picture))}`,
      style: 'image-rendering:pixelated',
    });
    const caption = `${dataset.name}, step ${run!.step}, seed ${config.seed}, averaged weights`;
    return svg(width + 16, height + 36, `Samples of ${caption}`, image, text([8, height + 26], caption));
  },
};
