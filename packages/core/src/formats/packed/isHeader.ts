import type { PackedHeader } from './types.ts';

const MAX_SIDE = 2 ** 14;
const MAX_IMAGES = 10 ** 7;
const MAX_CLASSES = 2 ** 16;

type Fields = Record<string, unknown>;

/** Whether what a packed file says of itself can be true, if its images end before byte `end`. */
export function isHeader(header: unknown, end: number): header is PackedHeader {
  if (!isObject(header)) return false;
  const { parts, skipped, notes, imageSize, source } = header;
  return (
    Array.isArray(parts) &&
    (parts.length === 1 || parts.length === 2) &&
    parts.every((part) => isPart(part, end)) &&
    Array.isArray(skipped) &&
    skipped.every((file) => isObject(file) && isText(file.path) && isText(file.reason)) &&
    (notes === undefined || isTexts(notes)) &&
    (imageSize === undefined || isWhole(imageSize, MAX_SIDE) || isText(imageSize)) &&
    (source === undefined || isText(source))
  );
}

function isPart(part: unknown, end: number): boolean {
  if (!isObject(part) || !isObject(part.frame)) return false;
  const { name, frame, count, classNames, digest, former, pixelsAt, labelsAt, checksumsAt } = part;
  const { width, height, channels } = frame as Fields;
  if (!isWhole(count, MAX_IMAGES) || count === 0) return false;
  if (!isWhole(width, MAX_SIDE) || !isWhole(height, MAX_SIDE) || (channels !== 1 && channels !== 3))
    return false;
  const within = (at: unknown, bytes: number) => isWhole(at, end) && at + bytes <= end;
  return (
    isText(name) &&
    width * height > 0 &&
    (classNames === undefined || (isTexts(classNames) && classNames.length <= MAX_CLASSES)) &&
    isDigest(digest) &&
    (former === undefined || (isObject(former) && isDigest(former.digest) && isText(former.why))) &&
    within(pixelsAt, width * height * channels * count) &&
    within(labelsAt, 4 * count) &&
    within(checksumsAt, 4 * count)
  );
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isDigest = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isWhole = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
