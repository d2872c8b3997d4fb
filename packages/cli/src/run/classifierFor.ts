import { type ClassifySamples, type Config, classifyFrom, type Dataset } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { openJudge } from './openJudge.ts';

/** The classifier that `--judge` names, as diagnoses ask it. Throws a Failure where it cannot tell the classes of such data. */
export async function classifierFor(
  path: string,
  config: Config,
  { shape, classes, name }: Dataset,
): Promise<ClassifySamples> {
  const { judge } = (await openJudge(path, { config, sampleShape: shape }))!;
  const [own, theirs] = [inClasses(judge.sampleShape, judge.classes), inClasses(shape, classes)];
  if (own !== theirs)
    throw new Failure(
      EXIT.config,
      `--judge: expected a classifier of ${theirs} as ${name} has them, got one of ${own} in ${path}.`,
    );
  return (samples) => classifyFrom(judge, samples);
}

const inClasses = (shape: readonly number[], classes: number): string => `[${shape}] in ${classes} classes`;
