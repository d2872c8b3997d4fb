// A thread that decodes pictures: a program of its own, for the command's would take it as long to load as many pictures to decode.
import { parentPort } from 'node:worker_threads';
import { DataError, type DecodedPicture, decodeOnThread } from '@ganvil/core';
import type { Answer, Question } from './decodePool.ts';

parentPort!.on('message', async (questions: readonly Question[]) => {
  const answers: Answer[] = [];
  for (const { id, bytes, path, how } of questions) {
    try {
      const decoded = await decodeOnThread(bytes, path, how);
      answers.push({ id, decoded: owned(decoded) });
    } catch (error) {
      const isDamage = error instanceof DataError;
      answers.push({
        id,
        error: isDamage ? error.message : ((error as Error).stack ?? String(error)),
        isDamage,
      });
    }
  }
  parentPort!.postMessage(
    answers,
    answers.flatMap(({ decoded }) => (decoded ? [decoded.image.data.buffer as ArrayBuffer] : [])),
  );
});

/** With pixels that are no part of a larger array, which would be sent with them. */
function owned(decoded: DecodedPicture): DecodedPicture {
  const { data } = decoded.image;
  const isWhole = data.byteLength === data.buffer.byteLength;
  return isWhole ? decoded : { ...decoded, image: { ...decoded.image, data: data.slice() } };
}
