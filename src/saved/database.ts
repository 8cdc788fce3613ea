/** The records in IndexedDB. Each job opens and closes the database: a page that keeps it open can block another. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type AnyRecord, isReadable, type WholeRun } from "./savedRun";

export interface Database {
  /** Records of every version. */
  list(): Promise<AnyRecord[]>;
  /** Null where the record or its model is gone. */
  read(key: string): Promise<WholeRun | null>;
  /** The record and its model together, or neither. */
  write(whole: WholeRun): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

interface Schema extends DBSchema {
  runs: { key: string; value: AnyRecord };
  models: { key: string; value: ArrayBuffer };
}

const NAME = "attention-loom";
const STORES = ["runs", "models"] as const;

async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("runs");
      fresh.createObjectStore("models");
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export const BROWSER_DATABASE: Database = {
  list: () => withDatabase((database) => database.getAll("runs")),

  read: (key) =>
    withDatabase(async (database) => {
      const transaction = database.transaction(STORES);
      const [run, model] = await Promise.all([
        transaction.objectStore("runs").get(key),
        transaction.objectStore("models").get(key),
        transaction.done,
      ]);
      return run && model && isReadable(run) ? { run, model } : null;
    }),

  write: ({ run, model }) =>
    withDatabase(async (database) => {
      const transaction = database.transaction(STORES, "readwrite");
      await Promise.all([
        transaction.objectStore("runs").put(run, run.key),
        transaction.objectStore("models").put(model, run.key),
        transaction.done,
      ]);
    }),

  remove: (keys) =>
    withDatabase(async (database) => {
      const transaction = database.transaction(STORES, "readwrite");
      await Promise.all([
        ...keys.flatMap((key) => STORES.map((store) => transaction.objectStore(store).delete(key))),
        transaction.done,
      ]);
    }),
};
