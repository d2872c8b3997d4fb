// Folders and files as people have them, each opened with nothing said: what is read, what is left, and what is told.
/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { encodePng } from '../src/encode/png.ts';
import { naturalOrder } from '../src/formats/naturalOrder.ts';
import type { FileEntry } from '../src/formats/types.ts';
import { npy, npz, tar, zip } from './archived.ts';
import { ascii, gz, join, noise, u32 } from './hostile/bytes.ts';
import { chosen, readAll } from './opened.ts';
import { fileOf } from './realData.ts';

const picture = (side = 4, shade = 7) =>
  encodePng({ width: side, height: side, channels: 1, data: new Uint8Array(side * side).fill(shade) });
/** Two pictures in each folder, and other files. */
const pictures = (folders: string[], others: FileEntry[] = []) => [
  ...folders.flatMap((folder) => [0, 1].map((i) => fileOf(`${folder}/${i}.png`, picture(4, i)))),
  ...others,
];
const idx = (shape: number[], type: number, body: ArrayLike<number>) =>
  join([0, 0, type, shape.length], ...shape.map(u32), body);
const images = idx([6, 4, 4], 8, noise(96));
const labels = (list: number[]) => idx([list.length], 8, list);
const record = (size: number, head: number[]) => join(head, noise(size - head.length));
const text = (path: string, content: string) => fileOf(path, ascii(content));

interface Case {
  readonly files: FileEntry[];
  readonly shape: number[];
  readonly count: number;
  readonly names?: string[];
  readonly skipped?: string[];
  readonly notes?: RegExp;
}

const cases: Record<string, Case> = {
  'Train and test': {
    files: pictures(['Train/cat', 'Train/dog', 'test/cat', 'test/dog']),
    shape: [4, 4, 1],
    count: 4,
    names: ['cat', 'dog'],
    notes: /the training part is read \(pictures: 4, test: 4\)/,
  },
  'training_set below its own name': {
    files: pictures([
      'training_set/training_set/cats',
      'training_set/training_set/dogs',
      'test_set/test_set/cats',
    ]),
    shape: [4, 4, 1],
    count: 4,
    names: ['cats', 'dogs'],
  },
  'parts below classes': {
    files: pictures(['cat/train', 'cat/val', 'dog/train', 'dog/val']),
    shape: [4, 4, 1],
    count: 4,
    names: ['cat', 'dog'],
  },
  'parts below images': {
    files: pictures(['images/train/cat', 'images/train/dog', 'images/val2017/cat']),
    shape: [4, 4, 1],
    count: 4,
    names: ['cat', 'dog'],
  },
  'twins that name a set': { files: pictures(['faces_train', 'faces_test']), shape: [4, 4, 1], count: 2 },
  'unpaired domains': {
    files: pictures(['trainA', 'trainB', 'testA', 'testB']),
    shape: [4, 4, 1],
    count: 4,
    names: ['A', 'B'],
  },
  'a class of trains': {
    files: pictures(['car', 'plane', 'train']),
    shape: [4, 4, 1],
    count: 6,
    names: ['car', 'plane', 'train'],
  },
  'a test part alone': { files: pictures(['test']), shape: [4, 4, 1], count: 2, notes: /only a test part/ },
  'numbers as classes': {
    files: pictures(['10', '2', '0', '1']),
    shape: [4, 4, 1],
    count: 8,
    names: ['0', '1', '2', '10'],
  },
  'strays beside classes': {
    files: pictures(
      ['a', 'b'],
      [
        fileOf('cover.png', picture()),
        fileOf('model.bin', new Uint8Array(3073 * 2)),
        fileOf('train-labels-idx1-ubyte.gz', gz(labels([1, 2]))),
        text('labels.csv', 'id,label\n1,2\n'),
        text('README.md', 'Hello.'),
      ],
    ),
    shape: [4, 4, 1],
    count: 4,
    names: ['a', 'b'],
    skipped: ['README.md', 'cover.png', 'labels.csv', 'model.bin', 'train-labels-idx1-ubyte.gz'],
  },
  'names of other kinds': {
    files: pictures(['idx1-things'], [fileOf('photo-idx9.jpg', picture())]),
    shape: [4, 4, 1],
    count: 3,
  },
  'sizes that differ': {
    files: [fileOf('a.png', picture(4)), fileOf('b.png', picture(9))],
    shape: [64, 64, 1],
    count: 2,
    notes: /different sizes, 4 x 4 in a\.png and 9 x 9 in b\.png; read at 64 x 64/,
  },
  'IDX files in folders of their names': {
    files: [
      ['train', images, labels([0, 1, 2, 0, 1, 2])] as const,
      ['t10k', images, labels([2, 2, 2, 2, 2, 2])] as const,
    ].flatMap(([part, x, y]) => [
      fileOf(`${part}-images-idx3-ubyte/${part}-images-idx3-ubyte`, x),
      fileOf(`${part}-labels-idx1-ubyte/${part}-labels-idx1-ubyte`, y),
    ]),
    shape: [4, 4, 1],
    count: 6,
    names: ['0', '1', '2'],
  },
  'labels in another folder, from 1 on, with a gap': {
    files: [fileOf('images/x-idx3-ubyte', images), fileOf('labels/y-idx1-ubyte', labels([1, 2, 4, 1, 2, 4]))],
    shape: [4, 4, 1],
    count: 6,
    names: ['1', '2', '4'],
    notes: /labels from 1 to 4 are classes 0 to 2/,
  },
  'QMNIST, eight numbers a label': {
    files: [
      fileOf('qmnist-train-images-idx3-ubyte', images),
      fileOf(
        'qmnist-train-labels-idx2-int',
        idx(
          [6, 8],
          0x0c,
          [0, 1, 2, 0, 1, 2].flatMap((label) => [label, 7, 7, 7, 7, 7, 7, 7].flatMap(u32)),
        ),
      ),
    ],
    shape: [4, 4, 1],
    count: 6,
    names: ['0', '1', '2'],
  },
  'IDX without labels': {
    files: [fileOf('faces', images)],
    shape: [4, 4, 1],
    count: 6,
    notes: /labels: none found beside faces/,
  },
  'IDX of colour': { files: [fileOf('x', idx([2, 4, 4, 3], 8, noise(96)))], shape: [4, 4, 3], count: 2 },
  'CIFAR-100': {
    files: [
      fileOf('cifar-100-binary/train.bin', join(record(3074, [1, 5]), record(3074, [2, 99]))),
      fileOf('cifar-100-binary/test.bin', record(3074, [1, 7])),
    ],
    shape: [32, 32, 3],
    count: 2,
    names: ['5', '99'],
    notes: /the fine labels/,
  },
  'STL-10': {
    files: [fileOf('train_X.bin', noise(2 * 27648)), fileOf('train_y.bin', new Uint8Array([1, 10]))],
    shape: [96, 96, 3],
    count: 2,
    names: ['1', '10'],
  },
  'mnist.npz': {
    files: [
      fileOf(
        'mnist.npz',
        npz({
          'x_test.npy': npy('|u1', [1, 4, 4], noise(16)),
          'y_test.npy': npy('|u1', [1], [3]),
          'x_train.npy': npy('|u1', [3, 4, 4], noise(48)),
          'y_train.npy': npy('|u1', [3], [0, 1, 1]),
        }),
      ),
    ],
    shape: [4, 4, 1],
    count: 3,
    names: ['0', '1'],
  },
  'a ZIP of class folders': {
    files: [
      fileOf(
        'pets.zip',
        zip({
          '__MACOSX/._a.png': [1],
          'pets/cat/1.png': picture(),
          'pets/dog/1.png': picture(),
          'note.txt': [65],
        }),
      ),
    ],
    shape: [4, 4, 1],
    count: 2,
    names: ['cat', 'dog'],
    skipped: ['pets.zip/note.txt'],
  },
  'an archive beside what was in it': {
    files: pictures(['pets'], [fileOf('pets.zip', zip({ 'pets/1.png': picture() }))]),
    shape: [4, 4, 1],
    count: 2,
    skipped: ['pets.zip'],
  },
  "CIFAR's own download": {
    files: [
      fileOf(
        'cifar-10-binary.tar.gz',
        gz(
          tar({
            'cifar-10-batches-bin/data_batch_1.bin': record(3073, [3]),
            'cifar-10-batches-bin/data_batch_2.bin': record(3073, [5]),
            'cifar-10-batches-bin/test_batch.bin': record(3073, [1]),
            'cifar-10-batches-bin/batches.meta.txt': ascii([...'abcdefghij'].join('\n')),
          }),
        ),
      ),
    ],
    shape: [32, 32, 3],
    count: 2,
    names: ['d', 'f'],
  },
  'a table beside a plot of it': {
    files: [text('data.csv', '1,2\n3,4\n'), fileOf('plot.png', picture())],
    shape: [2],
    count: 2,
    skipped: ['plot.png'],
  },
  'a tar that is cut off': {
    files: [fileOf('x.tar', tar({ 'a.png': picture(), 'b.png': picture() }).slice(0, 1024))],
    shape: [4, 4, 1],
    count: 1,
    skipped: ['x.tar'],
  },
  'one image as an array': {
    files: [fileOf('a.npy', npy('|u1', [9, 8, 3], noise(216)))],
    shape: [9, 8, 3],
    count: 1,
  },
  'tables of Kaggle': {
    files: [
      text('train.csv', 'label,a,b\n0,1,2\n1,3,4\n'),
      text('test.csv', 'a,b\n5,6\n'),
      text('sample_submission.csv', 'Id,Label\n1,0\n'),
    ],
    shape: [2],
    count: 2,
    names: ['0', '1'],
    skipped: ['sample_submission.csv'],
  },
  'columns that may be pixels': {
    files: [text('a.csv', `${'1,'.repeat(64)}2\n${'3,'.repeat(64)}4\n`)],
    shape: [65],
    count: 2,
    notes: /save them as \.npy of shape \(rows, 8, 8\)/,
  },
  'dates beside a class': {
    files: [
      text(
        'a.csv',
        'when,at,x,kind\n2020-01-02,10:05,1,p\n2020-01-02,10:06,2,q\n2020-01-02,10:07,3,q\n2020-01-03,10:07,3,q\n',
      ),
    ],
    shape: [1],
    count: 4,
    names: ['p', 'q'],
    notes: /left out: column when \(dates\), column at \(dates\)/,
  },
  'letters of Windows-1252': {
    files: [fileOf('a.csv', join(ascii('Gr'), [0xf6, 0xdf], ascii('e;b\n1,5;2\n2,5;3\n')))],
    shape: [2],
    count: 2,
    notes: /2 rows of Größe, b/,
  },
  'pictures and their masks': {
    files: pictures(['data/images', 'data/masks', 'data/SegmentationClass']),
    shape: [4, 4, 1],
    count: 2,
    skipped: [
      'data/SegmentationClass/0.png',
      'data/SegmentationClass/1.png',
      'data/masks/0.png',
      'data/masks/1.png',
    ],
  },
  'masks in parts, with longer names': {
    files: [
      ...pictures(['train/images', 'val/images']),
      ...[0, 1].map((i) => fileOf(`train/masks/${i}_mask.png`, picture())),
    ],
    shape: [4, 4, 1],
    count: 2,
    skipped: ['train/masks/0_mask.png', 'train/masks/1_mask.png'],
    notes: /the training part is read \(pictures: 2, test: 2\)/,
  },
  'masks alone': { files: pictures(['masks']), shape: [4, 4, 1], count: 2 },
  'masks and hats': {
    files: pictures(['masks', 'hats']),
    shape: [4, 4, 1],
    count: 4,
    names: ['hats', 'masks'],
  },
  'a sparse table of LIBSVM': {
    files: [text('heart_scale', '# c\n+1 1:0.5 3:-2e-1 # d\n-1 2:1\n\n+1 1:.25 \n-1 3:1\n')],
    shape: [3],
    count: 4,
    names: ['-1', '1'],
    notes: /4 rows of x1, x2, x3; classes in column class/,
  },
  'a sparse table of numbers, from 0 on': {
    files: [text('a.svm', '0.5 qid:1 0:1 1:2\n1.5 0:3\n')],
    shape: [3],
    count: 2,
    notes: /2 rows of y, x0, x1/,
  },
  'a packed table': {
    files: [fileOf('points.csv.gz', new Uint8Array(gzipSync('1,2\n3,4\n')))],
    shape: [2],
    count: 2,
  },
};

test.each(Object.entries(cases))('%s', async (_, { files, shape, count, names, skipped = [], notes }) => {
  const opened = await chosen(files);
  expect(opened.dataset).toMatchObject({ shape, count, classes: names?.length ?? 0 });
  expect(opened.dataset.classNames).toEqual(names);
  expect(opened.skipped.map(({ path }) => path).sort()).toEqual(skipped);
  if (notes) expect(opened.notes?.join('\n')).toMatch(notes);
});

describe('arrays', () => {
  const shades = async (files: FileEntry[]) =>
    [...readAll((await chosen(files)).dataset).data].map((value) => Math.round((value + 1) * 127.5));

  it.each<[string, Uint8Array, number[]]>([
    ['floats of 0..1', npy('<f4', [1, 2, 2], [0, 1, 0.5, 0.2]), [0, 255, 128, 51]],
    ['floats of -1..1, big-endian', npy('>f8', [1, 2, 2], [-1, 1, 0, -0.6]), [0, 255, 128, 51]],
    ['floats of 0..255', npy('<f8', [1, 2, 2], [0, 255, 3.4, 51]), [0, 255, 3, 51]],
    ['12 bits', npy('<u2', [1, 2, 2], [0, 4095, 16, 2048]), [0, 255, 1, 128]],
    ['bytes with a sign', npy('|i1', [1, 2, 2], [-128, 127, 0, 1]), [0, 255, 128, 129]],
    ['truth values', npy('|b1', [1, 2, 2], [0, 1, 1, 0]), [0, 255, 255, 0]],
    ['planes', npy('|u1', [1, 3, 1, 2], [1, 2, 3, 4, 5, 6]), [1, 3, 5, 2, 4, 6]],
    ['the first dimension fastest', npy('|u1', [2, 1, 2], [1, 2, 3, 4], true), [1, 3, 2, 4]],
    ['alpha over black', npy('|u1', [1, 1, 1, 4], [200, 100, 0, 51]), [40, 20, 0]],
  ])('%s', async (_, file, expected) => {
    expect(await shades([fileOf('a.npy', file)])).toEqual(expected);
  });

  it('turns EMNIST upright', async () => {
    const bytes = idx([1, 28, 28], 8, noise(784));
    const name = 'emnist-letters-train-images-idx3-ubyte';
    const [upright, stored] = [await shades([fileOf(name, bytes)]), await shades([fileOf('x', bytes)])];
    expect(upright[1]).toBe(stored[28]);
    expect(upright[28 * 3 + 5]).toBe(stored[28 * 5 + 3]);
  });
});

describe('what is refused', () => {
  it.each<[string, FileEntry[], RegExp]>([
    ['nothing', [], /got an empty folder/],
    ['an empty picture', [fileOf('a.jpg', new Uint8Array(0))], /a\.jpg \(an empty file\)/],
    ['a pickle', [fileOf('data_batch_1', new Uint8Array([0x80, 2, 0x7d]))], /Python pickle.*binary version/],
    [
      'an array for each sample',
      [0, 1, 2].map((i) => fileOf(`${i}.npy`, npy('|u1', [9, 8, 3], noise(216)))),
      /one array of samples, got 3 of shape \[9, 8, 3\].*np\.stack/,
    ],
    [
      'an array of one dimension',
      [fileOf('a.npy', npy('|u1', [4], [1, 2, 3, 4]))],
      /an array of one dimension/,
    ],
    ['a web page called a table', [text('a.csv', '\n<!DOCTYPE html>\n<p>a, b')], /a web page/],
    [
      'a pointer called a table',
      [text('a.csv', 'version https://git-lfs.github.com/spec/v1\noid 1\n')],
      /git lfs pull/,
    ],
    [
      'a workbook',
      [fileOf('a.xlsx', zip({ '[Content_Types].xml': [65], 'xl/media/image1.png': picture() }))],
      /Office document; save its tables as CSV/,
    ],
    [
      'a table of dates',
      [text('a.csv', 'when\n2020-01-02\n')],
      /expected a column of numbers, got none; "2020-01-02" in column when/,
    ],
    ['a web page', [text('train.gz', '<!DOCTYPE html>')], /a web page \(the download failed\)/],
    ['an encrypted ZIP', [fileOf('a.zip', zip({ 'a.png': picture() }, { flags: 1 }))], /an encrypted one/],
    ['a ZIP that is cut off', [fileOf('a.zip', zip({ 'a.png': picture() }).slice(0, -9))], /damaged one/],
    ['a damaged member', [fileOf('a.zip', zip({ 'a.png': picture() }, { sum: 1 }))], /right checksum/],
    [
      'too many pixels',
      pictures(['a']),
      /expected at most 20 bytes of pixels, got 32 \(2 images of 4 x 4 x 1\)/,
    ],
  ])('%s', async (_, files, message) => {
    await expect(chosen(files, { imageSize: 0, channels: 0, mostBytes: 20 })).rejects.toThrow(message);
  });

  it('images beyond the longest side are read at 64 x 64, others as they are, and the size is told', async () => {
    const files = (side: number) => [0, 1].map((i) => fileOf(`${i}.png`, picture(side)));
    const array = (side: number) => [fileOf('a.npy', npy('|u1', [2, side, side], noise(2 * side * side)))];
    for (const of of [files, array]) {
      const options = { imageSize: 0, channels: 0, mostSide: 20 };
      const large = await chosen(of(21), options);
      expect(large).toMatchObject({ dataset: { shape: [64, 64, 1] }, imageSize: 64 });
      expect(large.notes?.join()).toMatch(/images are large, 21 x 21 in .*read at 64 x 64, --image-size/);
      const asked = await chosen(of(21), { imageSize: 64, channels: 0 });
      expect(asked.dataset.digest).toBe(large.dataset.digest);
      expect(await chosen(of(20), options)).toMatchObject({ dataset: { shape: [20, 20, 1] } });
      expect(await chosen(of(21))).toMatchObject({ dataset: { shape: [21, 21, 1] } });
    }
  });

  it('says what would fit', async () => {
    const files = [0, 1, 2].map((i) => fileOf(`${i}.png`, picture(200)));
    await expect(chosen(files, { imageSize: 0, channels: 0, mostBytes: 60_000 })).rejects.toThrow(
      'got 120,000 (3 images of 200 x 200 x 1); --image-size 128 needs 49,152.',
    );
  });

  it('tells how many files it has looked at, and then read', async () => {
    const told: unknown[][] = [];
    const onProgress = (...all: unknown[]) => void told.push(all);
    await chosen(pictures(['a']), { imageSize: 0, channels: 0, onProgress });
    expect(told).toEqual([
      [0, 2, 'looked at'],
      [1, 2, 'looked at'],
      [1, 2],
      [2, 2],
    ]);
  });

  it('stops when it is told to', async () => {
    const reading = chosen(pictures(['a']), { imageSize: 0, channels: 0, signal: { aborted: true } });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('classes are in natural order', () => {
  const names = ['b10', 'b2', 'a', 'b02', '10', '9', 'b', 'b2a'];
  expect(names.sort(naturalOrder)).toEqual(['9', '10', 'a', 'b', 'b02', 'b2', 'b2a', 'b10']);
});

test('a set whose classes were in another order says so', async () => {
  const { dataset } = await chosen(pictures(['10', '2']));
  expect(dataset.former).toMatchObject({ why: 'classes in order of code units (1, 10, 2)' });
  expect(dataset.former?.digest).not.toBe(dataset.digest);
  expect((await chosen(pictures(['1', '2']))).dataset.former).toBeUndefined();
});

test.each([
  ['1 1:2\n2 1:3\nx 1:4\n', /^a.svm:63: expected "label index:value ...", got "x 1:4"\.$/],
  ['1 1:2\n2 5000:3\n', /^a.svm:62: expected at most 1024 columns of numbers, got index 5000/],
])('sparse tables that cannot be read: %j', async (content, message) => {
  await expect(chosen([text('a.svm', `${'1 1:2\n'.repeat(60)}${content}`)])).rejects.toThrow(message);
});
