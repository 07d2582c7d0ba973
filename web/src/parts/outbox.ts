import type { Values } from './fields';

/** A form that has not reached the server yet, as it is kept on the device. */
export interface Unsent {
  name: string;
  page: string;
  at: number;
  values: Values;
  hidden: Record<string, string>;
  files: Record<string, File[]>;
}

const week = 7 * 24 * 3600 * 1000;

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('linli', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { keyPath: 'name' });
    request.onsuccess = () => {
      done(request.result);
    };
    request.onerror = () => {
      failed(request.error ?? new Error('no database'));
    };
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction('outbox', mode);
      const request = act(transaction.objectStore('outbox'));
      transaction.oncomplete = () => {
        done(request.result as T);
      };
      transaction.onabort = transaction.onerror = () => {
        failed(transaction.error ?? new Error('not kept'));
      };
    });
  } finally {
    database.close();
  }
}

export const keep = (unsent: Unsent): Promise<unknown> => inStore('readwrite', (store) => store.put(unsent));

export const drop = (name: string): Promise<unknown> => inStore('readwrite', (store) => store.delete(name));

/** What waits under this name; nothing older than a week is offered or left lying. */
export async function waiting(name: string, now: number): Promise<Unsent | undefined> {
  const unsent = await inStore<Unsent | undefined>('readonly', (store) => store.get(name));
  if (!unsent || now - unsent.at < week) return unsent;
  await drop(name);
  return undefined;
}
