const DAY = String.raw`\d{1,4}[-./]\d{1,2}[-./]\d{1,4}`;
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const NAMED_DAY = String.raw`(\d{1,2}[-. ]*${MONTH}|${MONTH} \d{1,2})[-, ]+\d{2,4}`;
const TIME = String.raw`\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?`;
const ZONE = String.raw`( ?(z|utc|gmt|[-+]\d{2}:?\d{2}))?`;
const DATE = new RegExp(`^((${DAY}|${NAMED_DAY})([t ]+${TIME}${ZONE})?|${TIME}${ZONE})$`, 'i');

/** Whether words are dates or times, each as people and programs write them. */
export function areDates(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => DATE.test(word.trim()));
}
