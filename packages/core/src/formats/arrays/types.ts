import type { Part } from '../parts.ts';
import type { HeadedFile } from '../types.ts';

/** What an array's numbers are stored as. */
export interface ElementType {
  readonly kind: 'bool' | 'unsigned' | 'signed' | 'float';
  readonly bytes: 1 | 2 | 4 | 8;
  readonly littleEndian: boolean;
}

/** How a file describes the one array that it holds. */
export interface ArrayHeader {
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** Whether the first dimension, not the last, runs fastest. */
  readonly isFortran: boolean;
  /** Byte at which the numbers begin. */
  readonly begin: number;
}

/** A file with one array, and the part of a set that its name and folders say it is of. */
export interface ArrayFile extends ArrayHeader {
  readonly file: HeadedFile;
  readonly part: Part | undefined;
}
