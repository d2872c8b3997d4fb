/**
 * GAN training in the browser: a run in a Web Worker, bit-identical to the command line.
 *
 * @example
 * import { createSession } from '@ganvil/web';
 * const session = await createSession({ preset: 'ring8', seed: 1 });
 * session.on('sample', ({ step, samples }) => draw(step, samples));
 * session.play();
 */
export type { Config, ConfigInput, Samples, Scalars, TrainEvent, Updates, WeightsOfG } from '@ganvil/core';
export { SessionError, type SessionErrorCode } from './rpc/sessionError.ts';
export { createSession } from './session/createSession.ts';
export { type FigurePngOptions, figurePng } from './session/figurePng.ts';
export type { LessonText } from './session/lessonText.ts';
export {
  type LessonAnswer,
  type LessonFindings,
  type LessonOptions,
  type LessonSession,
  lessonTable,
  openLesson,
} from './session/openLesson.ts';
export type { DrawnFigure, FigureOptions, PictureOptions } from './session/pictures.ts';
export { forget, load, save, saved } from './session/storage.ts';
export type { SampleOptions, Session, SessionEvents, SessionOptions, SessionState } from './session/types.ts';
