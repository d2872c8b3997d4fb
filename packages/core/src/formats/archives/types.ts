import type { FileEntry, HeadedFile, Skipped } from '../types.ts';

/** A kind of file that holds files. */
export interface Archive {
  /** Whether a file that begins so is of this kind. */
  matches(head: Uint8Array): boolean;
  /** Whether its files are data of their own, also beside others: a packed file, arrays in one file. */
  isData(head: Uint8Array): boolean;
  /** The files in it, unread, and those that cannot be read. Throws DataError where it is damaged. */
  entries(file: HeadedFile): Promise<{ files: FileEntry[]; skipped: Skipped[] }>;
}
