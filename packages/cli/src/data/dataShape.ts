import type { Dataset } from '@ganvil/core';

/** What of data networks depend on. */
export const dataShape = ({ shape, classes, count }: Pick<Dataset, 'shape' | 'classes' | 'count'>) => ({
  sampleShape: shape,
  classes,
  count,
});
