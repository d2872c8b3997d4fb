/** Listeners by the kind of event. */
export interface Emitter<Events> {
  /** Calls `listener` at every event of this kind; gives a function that ends that. */
  on<T extends keyof Events>(type: T, listener: (event: Events[T]) => void): () => void;
  emit<T extends keyof Events>(type: T, event: Events[T]): void;
}

/** A listener that throws harms neither the others nor who emits: its error is reported as an uncaught one. */
export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(event: never) => void>>();
  return {
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener));
      return () => void set.delete(listener);
    },
    emit(type, event) {
      for (const listener of [...(listeners.get(type) ?? [])]) {
        try {
          listener(event as never);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
