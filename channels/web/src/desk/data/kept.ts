import { clear, createStore, get, set } from "idb-keyval";
import type { ListName } from "./api";
import type { Config, Snapshot } from "./model";

/** The snapshot of a province with when it was last known to be the newest (milliseconds since 1970). */
export interface KeptSnapshot {
  etag: string | null;
  checkedAt: number;
  snapshot: Snapshot;
}

/** Something marked as done that the service has not been told. */
export interface Errand {
  list: ListName;
  id: string;
}

interface Shapes {
  snapshot: KeptSnapshot;
  errands: Errand[];
  config: Config;
}

// Opened on first use: a browser without IndexedDB (private windows of some) works on, without an offline copy.
const store = (): ReturnType<typeof createStore> => (opened ??= createStore("motcua-quay", "kept"));
let opened: ReturnType<typeof createStore> | null = null;

/** What was kept on this machine, or null: never kept, or the browser keeps nothing. */
export async function recall<K extends keyof Shapes>(key: K): Promise<Shapes[K] | null> {
  try {
    return (await get<Shapes[K]>(key, store())) ?? null;
  } catch {
    return null;
  }
}

/** Keeps something on this machine; a browser that refuses is none of our business. */
export async function keep<K extends keyof Shapes>(key: K, value: Shapes[K]): Promise<void> {
  try {
    await set(key, value, store());
  } catch {
    // Full, or private: the desk works on with what it has in memory.
  }
}

/** Forgets everything kept on this machine. */
export async function forget(): Promise<void> {
  try {
    await clear(store());
  } catch {
    // Nothing was kept.
  }
}
