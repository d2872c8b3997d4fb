// Figures as PNG, by a worker that loads rasteriser and font and ends with the picture: its memory would stay as large as it was.
import { startWorker } from '../rpc/assets.ts';
import { rasterAssets } from '../rpc/rasterAssets.ts';
import { parseRasterReply, type RasterRequest } from '../rpc/rasterProtocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import type { SessionOptions } from './types.ts';

/** What a PNG of a figure is like. */
export interface FigurePngOptions extends Pick<SessionOptions, 'assets' | 'integrity'> {
  /** Pixels per unit, 1 to 8. Default 2. */
  readonly scale?: number;
  /** Its text chunks: what `figure()` of a session or the findings of a lesson say. */
  readonly text?: Readonly<Record<string, string>>;
}

/**
 * A figure of a session or a lesson, SVG or that in UTF-8, as PNG: the bytes that `ganvil figure` or `ganvil lesson` writes. Rejects with a SessionError: 'config'
 * for another scale or too many pixels, 'worker' or 'integrity' if the rasteriser or its font cannot be loaded.
 */
export async function figurePng(
  svg: string | Uint8Array,
  { scale = 2, text = {}, assets: folder, integrity }: FigurePngOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const assets = rasterAssets(folder, integrity);
  const { worker, defaultReason } = await startWorker(assets['rasteriser.js']);
  const bytes = typeof svg === 'string' ? new TextEncoder().encode(svg) : svg;
  const files = { wasm: assets['resvg.wasm'], font: assets['figures.ttf'] };
  try {
    const reply = await answer(worker, { svg: bytes, scale, text: { ...text }, ...files }, defaultReason);
    return parseRasterReply(reply).png as Uint8Array<ArrayBuffer>;
  } finally {
    worker.terminate();
  }
}

/** What the worker says to a request. */
const answer = (worker: Worker, request: RasterRequest, defaultReason: string) =>
  new Promise<unknown>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new SessionError('worker', `The rasteriser failed: ${event.message || defaultReason}.`));
    };
    worker.postMessage(request);
  });
