// The backend's table of tensor data. tfjs' own DataStorage is a WeakMap: two look-ups per access, and
// entries that the collector of every call's garbage has to visit.
import type { DataType } from '@tensorflow/tfjs-core';

/** tfjs keys its data by object identity. */
export type DataId = object;

/** The data of one tensor, by its data id. For data that the backend makes itself, this object is the id. */
export interface Data {
  /** The storage that this data belongs to; undefined once it is freed. */
  owner?: Storage;
  /** Its index in `owner.all`. */
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
  /** The data of an id; data of another backend is moved here first. */
  get(id: DataId): Data;
  /** The same, or undefined for data of another backend. */
  find(id: DataId): Data | undefined;
  /** Stores `data` under `id`. */
  set(id: DataId, data: Data): void;
  delete(id: DataId, data: Data): void;
  readonly all: readonly Data[];
}

/** An empty storage; `fetch` must `set` the data of an id of another backend. */
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
