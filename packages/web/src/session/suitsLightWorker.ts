import type { ConfigInput } from '@ganvil/core';
import { light } from '../../build/light.ts';
import { storedConfigOf } from '../rpc/storedConfigOf.ts';
import type { SessionOptions } from './types.ts';

const { presets, values, needed } = light;

/**
 * Whether the light worker has all that a run needs: the settings name nothing that only the whole one has. In doubt, false: the whole
 * worker does the same, bit for bit, and is larger.
 */
export function suitsLightWorker(
  { preset, ...input }: ConfigInput & { preset?: string },
  { points, files, checkpoint }: Pick<SessionOptions, 'points' | 'files' | 'checkpoint'>,
): boolean {
  if (files) return false;
  const stored = checkpoint && storedConfigOf(checkpoint);
  const given: Readonly<Record<string, unknown>> = { ...stored, ...input };
  const isFree = (key: string) => key === 'data' && points !== undefined;
  const has = (key: string) => given[key] !== undefined || isFree(key);
  const complete = checkpoint
    ? stored !== undefined && Object.keys(values).every(has)
    : preset === undefined
      ? needed.every(has)
      : presets.includes(preset);
  if (!complete) return false;
  return Object.entries(values).every(
    ([key, known]) => given[key] === undefined || isFree(key) || known.includes(given[key] as string),
  );
}
