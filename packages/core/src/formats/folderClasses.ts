import { byCodeUnit } from './byCodeUnit.ts';
import { naturalOrder } from './naturalOrder.ts';

/** Classes as folders give them. */
export interface FolderClasses {
  /** Class of each path; -1: it lies beside the class folders and belongs to none. Absent where there are no classes. */
  readonly labels?: readonly number[];
  readonly classNames?: readonly string[];
  /** Numbers that the classes had when folders were in order of code units, if those were others. */
  readonly former?: readonly number[];
}

/**
 * Classes from the folders that hold the pictures, if there are two at least: 2 before 10, else by code unit. Pictures beside
 * class folders are strays, unless they are more than those in them or strays are to be `kept`: then there are no classes.
 */
export function folderClasses(
  paths: readonly (readonly string[])[],
  strayed: 'apart' | 'kept' = 'apart',
): FolderClasses {
  const joined = new Map([...new Set(paths)].map((folders) => [folders, folders.join('/')]));
  const keys = paths.map((folders) => joined.get(folders)!);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const strays = strayed === 'apart' ? straysIn(counts) : new Set<string>();
  const classes = [...counts.keys()].filter((key) => !strays.has(key)).sort(naturalOrder);
  if (classes.length < 2 || classes.includes('')) return {};
  const numbers = new Map(classes.map((key, i) => [key, i]));
  const before = [...classes].sort(byCodeUnit);
  return {
    labels: keys.map((key) => numbers.get(key) ?? -1),
    classNames: namesOf(classes),
    ...(before.join('\n') === classes.join('\n')
      ? {}
      : { former: classes.map((key) => before.indexOf(key)) }),
  };
}

/** Folders above two or more others with pictures that hold fewer themselves than those together. */
function straysIn(counts: ReadonlyMap<string, number>): Set<string> {
  const below = new Map<string, { folders: number; pictures: number }>();
  for (const [key, count] of counts) {
    for (const above of ancestors(key)) {
      if (!counts.has(above)) continue;
      const { folders, pictures } = below.get(above) ?? { folders: 0, pictures: 0 };
      below.set(above, { folders: folders + 1, pictures: pictures + count });
    }
  }
  const strays = [...below].filter(
    ([key, { folders, pictures }]) => folders >= 2 && counts.get(key)! < pictures,
  );
  return new Set(strays.map(([key]) => key));
}

/** The folders that a folder lies in, '' for the outermost. */
function ancestors(key: string): string[] {
  if (key === '') return [];
  const parts = key.split('/');
  return parts.map((_, i) => parts.slice(0, i).join('/'));
}

/** The last folder of each, if those differ; else the folders without those that all have in common. */
function namesOf(keys: readonly string[]): string[] {
  const paths = keys.map((key) => key.split('/'));
  const last = paths.map((path) => path[path.length - 1]);
  if (new Set(last).size === last.length) return last;
  let [begin, end] = [0, 0];
  while (paths.every((path) => path.length > begin + 1 && path[begin] === paths[0][begin])) begin++;
  const fromEnd = (path: readonly string[]): string => path[path.length - 1 - end];
  while (paths.every((path) => path.length > begin + end + 1 && fromEnd(path) === fromEnd(paths[0]))) end++;
  return paths.map((path) => path.slice(begin, path.length - end).join('/'));
}
