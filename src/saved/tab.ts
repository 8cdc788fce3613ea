/**
 * Whose run is whose. A tab has a key, which it keeps in its own session's storage over a reload, and holds a lock of
 * that name while it lives: another tab can tell a record that was abandoned from one that is in use. A copied tab
 * copies the key too; it does not get the lock, and takes another key.
 */
import type { AnyRecord } from "./savedRun";

export interface Tab {
  /** The key before this page was loaded; null in a new tab. */
  readonly formerKey: string | null;
  /** Makes it this tab's key unless another tab lives that has it. A page that has just gone gets a moment to let go. */
  claim(key: string): Promise<boolean>;
  /** This tab's key, a new one where none was claimed. */
  key(): Promise<string>;
  /** What was claimed stays as it is: from now on this tab has another key. */
  letGo(): void;
  /** Which records belong to tabs that live. */
  held(): Promise<(record: AnyRecord) => boolean>;
}

const KEY = "attention-loom.run";
const PREFIX = "attention-loom.run.";
/** How long a page that is loaded again may take to let go of its lock. */
const PATIENCE_MS = 1500;
/** Without locks (an address that is not secure): a record saved so lately may be in use. */
const FRESH_MS = 60_000;

/** A key that no other tab makes; `crypto.randomUUID` is missing where an address is not secure. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((word) => word.toString(36)).join("-");
}

/** Resolves with whether the lock was had; it is let go when the page ends. */
function hold(locks: LockManager, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const forEver = (): Promise<never> => {
      resolve(true);
      return new Promise(() => {});
    };
    locks.request(name, { signal }, forEver).catch(() => resolve(false));
  });
}

function remember(key: string): void {
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // Then a reload finds it among the abandoned ones.
  }
}

function formerKey(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function createTab(now: () => number): Tab {
  // Missing where the address is not secure, whatever the types say.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  let own: Promise<string> | null = null;

  return {
    formerKey: formerKey(),
    claim: async (key) => {
      // Without locks nobody can know; a copy under a key of one's own harms no one.
      if (!locks) return true;
      const isHeld = await hold(locks, PREFIX + key);
      // A page that waited too long for this has begun a run under another key.
      if (!isHeld || own !== null) return false;
      remember(key);
      own = Promise.resolve(key);
      return true;
    },
    key: () => {
      own ??= (async () => {
        const key = newKey();
        if (!locks || (await hold(locks, PREFIX + key))) remember(key);
        return key;
      })();
      return own;
    },
    letGo: () => {
      own = null;
    },
    held: async () => {
      if (!locks) return ({ savedAt }) => now() - savedAt < FRESH_MS;
      const { held = [] } = await locks.query();
      const names = new Set(held.map(({ name }) => name));
      return ({ key }) => names.has(PREFIX + key);
    },
  };
}
