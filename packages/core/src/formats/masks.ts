const MASKS =
  /^(masks?|annotations?|labels?|segmentations?|segmentation(class|object)|gt|ground[-_ ]?truths?)$/i;
const PICTURES = /^(images?|imgs?|jpegimages|pictures?|photos?|inputs?|originals?|frames|rgb)$/i;
/** What masks' names have more than those of their pictures. */
const MORE = /[-_. ]?(masks?|seg(mentation)?|labels?|gt|ground[-_ ]?truth|annotations?)$/i;

/**
 * Pictures that are masks of others, with the folder of those: they lie in a folder of such a name (masks, annotations, SegmentationClass)
 * beside one of pictures (images, JPEGImages), and most of them are called as one there.
 */
export function masksAmong(paths: readonly string[]): Map<string, string> {
  const masks = new Map<string, string>();
  const folders = foldersOf(paths, MASKS);
  if (folders.size === 0) return masks;
  const keys = new Set(paths.map(keyOf));
  const pictures = [...foldersOf(paths, PICTURES).keys()];
  for (const [folder, inside] of folders) {
    const of = pictures
      .filter((other) => parentOf(other) === parentOf(folder))
      .find((other) => {
        const twins = inside.filter((path) => keys.has(other + keyOf(path).slice(folder.length)));
        return twins.length * 2 > inside.length;
      });
    if (of !== undefined) for (const path of inside) masks.set(path, of);
  }
  return masks;
}

/** Folders of such names, and the paths below each. */
function foldersOf(paths: readonly string[], name: RegExp): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    for (const [i, part] of parts.slice(0, -1).entries()) {
      if (!name.test(part)) continue;
      const folder = parts.slice(0, i + 1).join('/');
      const known = folders.get(folder);
      if (known) known.push(path);
      else folders.set(folder, [path]);
    }
  }
  return folders;
}

const parentOf = (folder: string): string => folder.slice(0, folder.lastIndexOf('/') + 1);

/** A path without the ending, and without what marks a mask. */
const keyOf = (path: string): string => path.replace(/\.[^./]*$/, '').replace(MORE, '');
