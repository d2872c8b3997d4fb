/** Whether a path in an archive is one that a folder would not show: of macOS' own, or with a dot before it. */
export function isHidden(path: string): boolean {
  return path.split('/').some((name) => name === '__MACOSX' || (name.startsWith('.') && name !== '.'));
}

/** A path as archives store it, with "/" between folders and without "./" and the like. */
export function cleanPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');
}

/** A name that may be of another encoding than UTF-8: then each byte is a character. */
export function nameIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
