/**
 * A part of the page that comes as its own chunk when it is first needed, or earlier when someone asks for it. Once it
 * is there it is drawn at once; `use` suspends until then.
 */
import { use } from "react";

export interface Late<T> {
  /** Fetches it; null where it cannot be had, and the next call tries again. */
  load(): Promise<T | null>;
  /** It, once it was loaded. */
  here(): T | null;
  use(): T | null;
}

export function late<T>(fetch: () => Promise<T>): Late<T> {
  let here: T | null = null;
  let coming: Promise<T | null> | null = null;
  const load = (): Promise<T | null> => {
    coming ??= fetch().then(
      (part) => {
        here = part;
        return part;
      },
      () => {
        coming = null;
        return null;
      },
    );
    return coming;
  };
  return { load, here: () => here, use: () => here ?? use(load()) };
}
