/** What was dropped: files, and as far as the browser says so files and folders as entries. */
export interface Dropped {
  readonly entries: readonly FileSystemEntry[];
  readonly files: readonly File[];
}

/** Takes files that are dropped on an element; `shown` has the class `dropping` while they are over it. Gives a function that ends that. */
export function dropFiles(
  host: HTMLElement,
  shown: HTMLElement,
  isAllowed: () => boolean,
  take: (dropped: Dropped) => void,
): () => void {
  const ended = new AbortController();
  const listener = (event: DragEvent) => {
    const { dataTransfer, type } = event;
    if (!isAllowed() || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    shown.classList.toggle('dropping', type === 'dragover');
    if (type !== 'drop') return;
    const { items, files } = dataTransfer;
    // Read at once: after the event they are gone.
    take({
      entries: [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []),
      files: [...files],
    });
  };
  for (const type of ['dragover', 'dragleave', 'drop'] as const)
    host.addEventListener(type, listener, { signal: ended.signal });
  return () => ended.abort();
}
