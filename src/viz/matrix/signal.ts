/**
 * A value that changes many times a second: what is pointed at, what is seen. Only the small parts that show it listen,
 * so that a move of the pointer never draws a whole screen again.
 */
import { useSyncExternalStore } from "react";

export interface Signal<T> {
  get(): T;
  /** Tells the listeners when it is another value. */
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function createSignal<T>(first: T, same: (a: T, b: T) => boolean = Object.is): Signal<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (same(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get, signal.get);
}
