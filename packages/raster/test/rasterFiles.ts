import { readFileSync } from 'node:fs';

const bytesOf = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

/** The rasteriser and the font, as the page and the command have them. */
export const rasterFiles = {
  wasm: bytesOf('node_modules/@resvg/resvg-wasm/index_bg.wasm'),
  font: bytesOf('font/figures.ttf'),
};
