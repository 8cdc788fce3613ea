/**
 * Notices that the device does not give numbers back any more. Every read of the backend is counted while it is
 * outstanding, in ticks rather than by the clock: a thread that computes, a shader that compiles and a laptop that
 * sleeps do not tick, so none of them looks like a read that hangs. Work that compiles its first kernels may take long
 * behind a read too; the run says when its work is warm.
 */
export interface Readable {
  read(dataId: object): Promise<unknown>;
}

export interface ReadWatch {
  /** Whether all kernels of the work that begins now have run before. */
  warm: boolean;
  /** Gives the backend its own reading back. */
  stop(): void;
}

export type EveryTick = (milliseconds: number, tick: () => void) => () => void;

const TICK_MS = 250;
const HANG_MS = 5000;
/** Where reads are slow because the device is, one that is just as slow is none that hangs. */
const SLOWEST_TIMES = 3;

export const BY_TIMER: EveryTick = (milliseconds, tick) => {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
};

export function watchReads(backend: Readable, onHang: () => void, every: EveryTick = BY_TIMER): ReadWatch {
  const { read } = backend;
  const isOwn = Object.hasOwn(backend, "read");
  /** Ticks since each read began; a read that began cold is never late. */
  const outstanding = new Map<object, { ticks: number; warm: boolean }>();
  let slowest = 0;
  let stopTicking: (() => void) | null = null;

  const tick = (): void => {
    const limit = Math.max(HANG_MS / TICK_MS, SLOWEST_TIMES * slowest);
    for (const one of outstanding.values()) {
      one.ticks += 1;
      if (!one.warm || one.ticks <= limit) continue;
      watch.stop();
      onHang();
      return;
    }
  };
  const end = (one: object): void => {
    const ended = outstanding.get(one);
    outstanding.delete(one);
    // What compiled is slower than what is to come: it counts once, not three times.
    if (ended) slowest = Math.max(slowest, ended.warm ? ended.ticks : ended.ticks / SLOWEST_TIMES);
    if (outstanding.size > 0) return;
    stopTicking?.();
    stopTicking = null;
  };

  const watch: ReadWatch = {
    warm: false,
    stop: () => {
      if (isOwn) backend.read = read;
      else Reflect.deleteProperty(backend, "read");
      outstanding.clear();
      stopTicking?.();
      stopTicking = null;
    },
  };
  backend.read = (dataId) => {
    const one = {};
    outstanding.set(one, { ticks: 0, warm: watch.warm });
    stopTicking ??= every(TICK_MS, tick);
    return read.call(backend, dataId).finally(() => end(one));
  };
  return watch;
}

/** Does a piece of work of some kind. A kind that was done before is warm: its kernels are compiled. */
export type Watched = <T>(kind: string, work: () => Promise<T>) => Promise<T>;

/** Tells the watch which work is warm. */
export function createWatched(watch: ReadWatch): Watched {
  const warm = new Set<string>();
  return async (kind, work) => {
    watch.warm = warm.has(kind);
    try {
      const result = await work();
      warm.add(kind);
      return result;
    } finally {
      watch.warm = false;
    }
  };
}
