// Decoders of pictures.
import { crc32 } from 'node:zlib';
import { decodeImage } from '../../packages/core/src/decode/decodeImage.ts';
import { decoders } from '../../packages/core/src/decode/index.ts';
import { samples } from '../../packages/core/test/decode/samples.ts';
import type { Target } from './types.ts';

const files = Object.values(samples).map(({ file }) => new Uint8Array(Buffer.from(file, 'base64')));

/** A target for each decoder: files at their own size, and shrunk. */
export const pictureTargets: Readonly<Record<string, Target>> = Object.fromEntries(
  Object.entries(decoders).map(([name, { matches }]) => [
    name,
    {
      seeds: () => files.filter(matches),
      async read(bytes) {
        await decodeImage(bytes, 'a', { side: 0 });
        await decodeImage(bytes, 'a', { side: 8 });
      },
      ...(name === 'png' ? { mend: withChecksums } : {}),
    },
  ]),
);

/** A PNG with the right checksum behind each chunk. */
function withChecksums(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) break;
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
  return bytes;
}
