// Where the backend finds what it knows of a data id. tfjs' own DataStorage is a WeakMap: two look-ups an access, and
// entries that the collector of every call's garbage has to visit.
import type { DataType } from '@tensorflow/tfjs-core';

/** tfjs keys its data by object identity. */
export type DataId = object;

/** What the backend knows of one data id; of those that it makes itself, this is the id. */
export interface Data {
  /** Whose data this is; nobody's once it is freed. */
  owner?: Storage;
  /** Where `owner` lists it. */
  place: number;
  dtype: DataType;
  length: number;
  /** Byte address; 0 for strings and complex numbers. */
  address: number;
  strings?: Uint8Array[];
  /** Of complex numbers: the float32 data of their real and imaginary parts. */
  parts?: readonly [real: DataId, imaginary: DataId];
  references: number;
}

/** The data of one backend. */
export interface Storage {
  /** What is known of an id; data that lives on another backend is brought here first. */
  get(id: DataId): Data;
  /** The same, or nothing where it lives elsewhere. */
  find(id: DataId): Data | undefined;
  /** From now on `id` is known as `data`. */
  set(id: DataId, data: Data): void;
  delete(id: DataId, data: Data): void;
  readonly all: readonly Data[];
}

/** An empty storage; `fetch` must `set` an id that lives on another backend. */
export function createStorage(fetch: (id: DataId) => void): Storage {
  const foreign = new WeakMap<DataId, Data>(); // ids that other backends made
  const all: Data[] = [];
  let fetching: DataId | undefined;
  const find = (id: DataId): Data | undefined =>
    (id as Data).owner === storage ? (id as Data) : foreign.get(id);
  const storage: Storage = {
    all,
    find,
    get(id) {
      if ((id as Data).owner === storage) return id as Data;
      if (!foreign.has(id)) fetchOnce(id);
      return find(id)!;
    },
    set(id, data) {
      data.owner = storage;
      data.place = all.push(data) - 1;
      if (id !== data) foreign.set(id, data);
    },
    delete(id, data) {
      data.owner = undefined;
      const last = all.pop()!;
      if (last !== data) all[(last.place = data.place)] = last;
      if (id !== data) foreign.delete(id);
    },
  };
  return storage;

  /** tfjs asks us again for what it takes to be here: of a tensor that is freed, or whose backend was removed. */
  function fetchOnce(id: DataId): void {
    if (fetching === id) throw new Error('tensor: expected one whose data is alive, got one that was freed.');
    fetching = id;
    try {
      fetch(id);
    } finally {
      fetching = undefined;
    }
  }
}
