/** Which part of a set a file is of. What is for tests or validation is never trained on, unless there is nothing else. */
export type Part = 'train' | 'test';

/** A path as its part and what is left of its folders without those that name parts. */
export interface Parted {
  readonly part: Part | undefined;
  readonly folders: readonly string[];
}

const TRAIN = 'train|training|trn|tra';
const TEST = 'test|testing|tst|tes|t10k|val|valid|validation|dev|eval|evaluation|holdout';
const BEFORE = '(?:seg|data|dataset|images?|imgs?|my)*';
const AFTER =
  '(?:set|sets|data|dataset|images?|imgs?|pictures?|pics|photos?|split|part|folder|files|samples|x)*';
/** A folder's name that names a part and nothing else, such as Train, training_set, train2017, seg_test, trainA. */
const NAMED = new RegExp(`^${BEFORE}(?:(${TRAIN})|(${TEST}))${AFTER}\\d*([ab]?)$`);
const TRAIN_WORD = new RegExp(`^(${TRAIN})$`, 'i');
const TEST_WORD = new RegExp(`^(${TEST})$`, 'i');

/** The parts that folders name, at any depth: train/cat, cat/train, images/train/cat. The outermost counts. */
export function partsByFolder(paths: readonly string[]): Parted[] {
  const children = childrenOf(paths);
  const known = new Map<string, { part: Part; rest: string } | undefined>();
  const partOf = (parent: string, name: string) => {
    const key = `${parent}/${name}`;
    if (!known.has(key)) known.set(key, judge(name, children.get(parent) ?? new Set()));
    return known.get(key);
  };
  const judged = (folder: string): Parted => {
    const folders: string[] = [];
    let part: Part | undefined;
    let parent = '';
    for (const name of folder === '' ? [] : folder.split('/')) {
      const found = partOf(parent, name);
      part ??= found?.part;
      if (!found) folders.push(name);
      else if (found.rest !== '') folders.push(found.rest);
      parent = `${parent}/${name}`;
    }
    return { part, folders };
  };
  const shared = new Map<string, Parted>(); // a million files have few folders
  return paths.map((path) => {
    const folder = folderOf(path);
    const parted = shared.get(folder) ?? judged(folder);
    shared.set(folder, parted);
    return parted;
  });
}

/** The path of the folder that a file lies in; '' for none. */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The part that a file's own name has a word of, such as train-images-idx3-ubyte or x_test.npy; else that of its folders. */
export function partOfFile(path: string, byFolder: Part | undefined): Part | undefined {
  const words = wordsOf(path.slice(path.lastIndexOf('/') + 1));
  if (words.some((word) => TEST_WORD.test(word))) return 'test';
  if (words.some((word) => TRAIN_WORD.test(word)) || /data_batch/i.test(path)) return 'train';
  return byFolder;
}

/** The rows of the training part; where there is none, of no part, and at last those for tests. */
export function trainingPart<T extends { readonly part: Part | undefined }>(rows: readonly T[]): T[] {
  for (const part of ['train', undefined, 'test'] as const) {
    const found = rows.filter((row) => row.part === part);
    if (found.length > 0) return found;
  }
  return [];
}

/** What a user should know of the choice of `trainingPart`, if anything. `used`: how many of `all` are read at all. */
export function partNote(
  chosen: readonly { readonly part: Part | undefined }[],
  all: readonly unknown[],
  kind: string,
  used = chosen.length,
): string[] {
  if (chosen[0]?.part === 'test')
    return [`data: only a test part was found (${kind}: ${chosen.length}), so that is trained on.`];
  const others = all.length - chosen.length;
  if (others === 0) return [];
  const what = chosen[0]?.part === 'train' ? 'the training part is' : 'all but the test part is';
  const counts = [`${kind}: ${chosen.length}`];
  if (used > chosen.length) counts.push(`test: ${used - chosen.length}`);
  if (all.length > used) counts.push(`left: ${all.length - used}`);
  return [`data: ${what} read (${counts.join(', ')}).`];
}

/** Words of a name: at other characters than letters and digits, and where capitals begin. */
function wordsOf(name: string): string[] {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
}

/** The folders in each folder. */
function childrenOf(paths: readonly string[]): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const folder of new Set(paths.map(folderOf))) {
    let parent = '';
    for (const name of folder === '' ? [] : folder.split('/')) {
      const names = children.get(parent) ?? new Set();
      children.set(parent, names.add(name));
      parent = `${parent}/${name}`;
    }
  }
  return children;
}

/**
 * A folder is a part if its name says so, or has a twin that differs from it by that word (cats_train, cats_test). `train`
 * among two or more folders that are no parts is a class: a vehicle.
 */
function judge(name: string, siblings: ReadonlySet<string>): { part: Part; rest: string } | undefined {
  const found = named(name);
  if (found?.part === 'train') {
    const others = [...siblings].filter((other) => other !== name);
    const plain = others.filter((other) => !named(other));
    if (plain.length >= 2 && plain.length === others.length) return undefined;
  }
  return found ?? twin(name, siblings);
}

function named(name: string): { part: Part; rest: string } | undefined {
  const plain = name
    .replace(/(\.(zip|tar|tgz|gz|npz))+$/i, '')
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase();
  const found = NAMED.exec(plain);
  return found ? { part: found[1] ? 'train' : 'test', rest: found[3].toUpperCase() } : undefined;
}

function twin(name: string, siblings: ReadonlySet<string>): { part: Part; rest: string } | undefined {
  const pattern = (words: readonly string[], at: number): string =>
    words.map((word, i) => (i === at ? '/' : word)).join(' ');
  const words = wordsOf(name);
  for (const [at, word] of words.entries()) {
    const isTrain = TRAIN_WORD.test(word);
    if (!isTrain && !TEST_WORD.test(word)) continue;
    const opposite = isTrain ? TEST_WORD : TRAIN_WORD;
    const wanted = pattern(words, at);
    for (const other of siblings) {
      const its = wordsOf(other);
      const there = its.findIndex((candidate) => opposite.test(candidate));
      if (there === at && pattern(its, there) === wanted)
        return { part: isTrain ? 'train' : 'test', rest: '' };
    }
  }
  return undefined;
}
