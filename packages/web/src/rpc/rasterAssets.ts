// The files that figures become PNG with. Apart from assets.ts, so that their addresses are loaded with the first PNG.
import { resolveAssets } from './assets.ts';

/** SHA-384 of each file; inserted by the build. */
declare const RASTER_INTEGRITY: Record<keyof typeof RASTER_URLS, string>;

// Bundlers recognise this form and copy the files.
const RASTER_URLS = {
  'rasteriser.js': new URL('./rasteriser.js', import.meta.url),
  'resvg.wasm': new URL('./resvg.wasm', import.meta.url),
  'figures.ttf': new URL('./figures.ttf', import.meta.url),
};

/** Worker, rasteriser and font, as `resolveAssets`. */
export const rasterAssets = (folder?: string | URL, verified?: boolean) =>
  resolveAssets(folder, verified, RASTER_URLS, RASTER_INTEGRITY);
