import { longerSide } from '../config/imageSize.ts';
import { decodeImage } from '../decode/decodeImage.ts';
import { type Fitter, type Frame, fitters, toBytes } from './fitter.ts';
import type { DecodedPicture, DecodeHow } from './types.ts';

let last: { readonly key: string; readonly fitterOf: (from: Frame) => Fitter } | undefined;

/** On this thread. Fitters are kept from one picture to the next. */
export async function decodePicture(
  bytes: Uint8Array,
  path: string,
  { imageSize, channels, bits }: DecodeHow,
): Promise<DecodedPicture> {
  const picture = await decodeImage(bytes, path, { side: longerSide(imageSize), bits });
  const key = `${imageSize} ${channels}`;
  if (last?.key !== key) last = { key, fitterOf: fitters({ imageSize, channels }) };
  const { frame, fit } = last.fitterOf(picture);
  const { width, height } = picture;
  return { image: { ...frame, data: toBytes(fit(picture.data)) }, width, height, bits: picture.bits };
}
