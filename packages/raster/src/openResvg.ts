import { initWasm, Resvg } from '@resvg/resvg-wasm';

let opened: Promise<typeof Resvg> | undefined;

/** The rasteriser by its WASM module, which is compiled once. Rejects for bytes that are no such module. */
export const openResvg = (wasm: Uint8Array): Promise<typeof Resvg> =>
  (opened ??= initWasm(wasm).then(() => Resvg));
