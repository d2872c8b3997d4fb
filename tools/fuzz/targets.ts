// Everything that reads bytes from elsewhere, with inputs to begin from.

import { fileTargets } from './fileTargets.ts';
import { pictureTargets } from './pictureTargets.ts';
import { runTargets } from './runTargets.ts';
import { serveTargets } from './serveTargets.ts';
import type { Target } from './types.ts';

/** By the name of what is read. */
export const targets: Readonly<Record<string, Target>> = {
  ...pictureTargets,
  ...fileTargets,
  ...runTargets,
  ...serveTargets,
};
