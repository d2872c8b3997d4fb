/** Listeners by the type of event. */
export interface Emitter<Events> {
  /** Calls `listener` for every event of a type. Gives a function that removes it. */
  on<T extends keyof Events>(type: T, listener: (event: Events[T]) => void): () => void;
  /** Calls the listeners of a type. */
  emit<T extends keyof Events>(type: T, event: Events[T]): void;
}

/** An emitter whose listeners may throw: the error is reported as uncaught, and the other listeners are called. */
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
