/** Where images lie. */
export interface ImagesInFile {
  readonly fd: number;
  /** For messages. */
  readonly path: string;
  /** First byte of the first image. */
  readonly from: number;
  /** Bytes of an image. */
  readonly size: number;
  readonly count: number;
  /** CRC-32 of each image. */
  readonly checksums: Uint32Array;
}
