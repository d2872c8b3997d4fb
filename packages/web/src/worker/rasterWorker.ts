// The worker that makes PNGs of figures.
import { figurePng } from '@ganvil/raster';
import { type Asset, fetchVerified } from '../rpc/fetchVerified.ts';
import { parseRasterRequest, type RasterReply } from '../rpc/rasterProtocol.ts';
import { toFailure } from './toFailure.ts';
import { transferables } from './transferables.ts';

const port = self as unknown as {
  onmessage: (message: { data: unknown }) => void;
  postMessage(reply: unknown, transfer?: Transferable[]): void;
};

const contentOf = async (asset: Asset): Promise<Uint8Array> =>
  new Uint8Array(await (await fetchVerified(asset)).arrayBuffer());

async function rasterise(message: unknown): Promise<RasterReply> {
  const { svg, scale, text, ...files } = parseRasterRequest(message);
  const [wasm, font] = await Promise.all([files.wasm, files.font].map(contentOf));
  return { png: await figurePng(new TextDecoder().decode(svg), scale, { wasm, font }, text) };
}

port.onmessage = async ({ data }) => {
  try {
    const reply = await rasterise(data);
    port.postMessage(reply, transferables(reply));
  } catch (error) {
    port.postMessage({ type: 'failed', ...toFailure(error) });
  }
};
