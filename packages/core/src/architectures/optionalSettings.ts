/** The settings that not every architecture reads. `mirror`: its D can be reversed. */
export const optionalSettings = [
  'filterSize',
  'upsample',
  'downsample',
  'denseG',
  'denseD',
  'mirror',
] as const;

/** A setting that not every architecture reads. */
export type OptionalSetting = (typeof optionalSettings)[number];
